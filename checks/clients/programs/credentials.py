"""Signs in a person with azure-identity, in a browser and by device code, and reads twins as them."""

import json
import os
import sys

from azure.core.exceptions import HttpResponseError
from azure.digitaltwins.core import DigitalTwinsClient
from azure.identity import DeviceCodeCredential, InteractiveBrowserCredential
from person import SCOPES, browse, code

here = {
    "client_id": sys.argv[1],
    "tenant_id": os.environ["AZURE_TENANT_ID"],
    "authority": os.environ["AZURE_AUTHORITY_HOST"],
    "disable_instance_discovery": True,
}


def done(act):
    try:
        return act()
    except HttpResponseError as error:
        return code(error) or error.status_code


browser = InteractiveBrowserCredential(**here)
device = DeviceCodeCredential(**here, prompt_callback=lambda uri, user_code, _: browse(uri, user_code))
client = DigitalTwinsClient(os.environ["ADT_INSTANCE_URL"], browser)
printed = {
    "interactive": done(lambda: browser.authenticate(scopes=SCOPES).username),
    "device code": done(lambda: device.authenticate(scopes=SCOPES).username),
    "models": done(lambda: len(list(client.list_models()))),
}
print(json.dumps(printed))
