"""Signs in a person with msal as a web application, which has a secret; with requests-oauthlib by the implicit flow."""

import json
import sys

import msal
from oauthlib.oauth2 import MobileApplicationClient
from oauthlib.oauth2.rfc6749.errors import OAuth2Error
from person import AUTHORITY, SCOPES, answer, browse, code, outcome
from requests_oauthlib import OAuth2Session

client_id, secret, redirect_uri = sys.argv[1:]


def application(client_credential):
    return msal.ConfidentialClientApplication(
        client_id, authority=AUTHORITY, client_credential=client_credential, instance_discovery=False
    )


def implicitly():
    session = OAuth2Session(
        client=MobileApplicationClient(client_id),
        redirect_uri=redirect_uri,
        scope=["https://digitaltwins.azure.net/Read.Write"],
    )
    address, _ = session.authorization_url(f"{AUTHORITY}/oauth2/v2.0/authorize")
    try:
        return session.token_from_fragment(browse(address))["token_type"]
    except OAuth2Error as error:
        return code(error)


app = application(secret)
flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=redirect_uri, response_mode="form_post")
answered = answer(flow["auth_uri"])
printed = {
    "wrong secret": outcome(application("wrong").acquire_token_by_auth_code_flow(flow, answered)),
    "code": outcome(app.acquire_token_by_auth_code_flow(flow, answered)),
    "same code": outcome(app.acquire_token_by_auth_code_flow(flow, answered)),
    "implicit": implicitly(),
}
for account in app.get_accounts():
    refreshed = app.acquire_token_silent_with_error(SCOPES, account, force_refresh=True)
    printed["refreshed"] = [refreshed["token_source"], outcome(refreshed)]
print(json.dumps(printed))
