"""Signs in a person with msal as a public client: in a browser, by device code, and silently."""

import json
import sys

import msal
from person import AUTHORITY, SCOPES, answer, browse, outcome

app = msal.PublicClientApplication(sys.argv[1], authority=AUTHORITY, instance_discovery=False)


def by_device_code():
    flow = app.initiate_device_flow(SCOPES)
    browse(flow["verification_uri"], flow["user_code"])
    return app.acquire_token_by_device_flow(flow)


def by_code(prompt=None, **changed):
    flow = app.initiate_auth_code_flow(SCOPES, redirect_uri="http://localhost", prompt=prompt)
    return app.acquire_token_by_auth_code_flow({**flow, **changed}, answer(flow["auth_uri"]))


printed = {
    "interactive": outcome(app.acquire_token_interactive(SCOPES)),
    "device code": outcome(by_device_code()),
    "code": outcome(by_code()),
    "code, silent": outcome(by_code(prompt="none")),
    "code, wrong proof key": outcome(by_code(code_verifier="0" * 43)),
}
for account in app.get_accounts():
    refreshed = app.acquire_token_silent_with_error(SCOPES, account, force_refresh=True)
    printed["refreshed"] = [refreshed["token_source"], outcome(refreshed)]
print(json.dumps(printed))
