"""Signs in a person with msal as a public client: in a browser, by device code, and silently; with requests-oauthlib by password."""

import json
import os
import sys

import msal
from oauthlib.oauth2 import LegacyApplicationClient
from oauthlib.oauth2.rfc6749.errors import OAuth2Error
from person import AUTHORITY, SCOPES, answer, browse, code, outcome
from requests_oauthlib import OAuth2Session

app = msal.PublicClientApplication(sys.argv[1], authority=AUTHORITY, instance_discovery=False)


def by_device_code():
    flow = app.initiate_device_flow(SCOPES)
    browse(flow["verification_uri"], flow["user_code"])
    return app.acquire_token_by_device_flow(flow)


def by_code(prompt=None, **changed):
    flow = app.initiate_auth_code_flow(SCOPES, redirect_uri="http://localhost", prompt=prompt)
    return app.acquire_token_by_auth_code_flow({**flow, **changed}, answer(flow["auth_uri"]))


# MSAL leaves out the port of the authority when it asks for the user's realm.
def by_password():
    client = LegacyApplicationClient(sys.argv[1], scope=["https://digitaltwins.azure.net/Read.Write"])
    try:
        token = OAuth2Session(client=client).fetch_token(
            f"{AUTHORITY}/oauth2/v2.0/token",
            username=os.environ["LOCAL_AZURE_USER"],
            password=os.environ["LOCAL_AZURE_PASSWORD"],
            include_client_id=True,
        )
    except OAuth2Error as error:
        return code(error)
    return token["token_type"]


printed = {
    "interactive": outcome(app.acquire_token_interactive(SCOPES)),
    "device code": outcome(by_device_code()),
    "code": outcome(by_code()),
    "code, silent": outcome(by_code(prompt="none")),
    "code, wrong proof key": outcome(by_code(code_verifier="0" * 43)),
    "password": by_password(),
}
for account in app.get_accounts():
    refreshed = app.acquire_token_silent_with_error(SCOPES, account, force_refresh=True)
    printed["refreshed"] = [refreshed["token_source"], outcome(refreshed)]
print(json.dumps(printed))
