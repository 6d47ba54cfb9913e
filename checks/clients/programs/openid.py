"""Signs in a user with oic, which checks what OpenID Connect says of each answer: by the code and by the implicit flow. Asks who
they are, and signs them out."""

import json
import sys

from oic.oic import Client
from oic.oic.message import AuthorizationResponse, EndSessionRequest
from oic.utils.authn.client import CLIENT_AUTHN_METHOD
from person import AUTHORITY, browse, code

client_id, secret, redirect_uri = sys.argv[1:]

client = Client(client_authn_method=CLIENT_AUTHN_METHOD)
client.provider_config(f"{AUTHORITY}/v2.0")
client.client_id, client.client_secret, client.redirect_uris = client_id, secret, [redirect_uri]


def authorized(state, **asked):
    request = client.construct_AuthorizationRequest(
        request_args={"redirect_uri": redirect_uri, "scope": ["openid", "profile"], "nonce": "a nonce", "state": state, **asked}
    )
    led = browse(request.request(client.authorization_endpoint))
    return client.parse_response(AuthorizationResponse, info=led.split("?")[-1].split("#")[-1], sformat="urlencoded")


def username(response):
    if "error" in response:
        return code(response["error_description"])
    return response["id_token"]["preferred_username"]


def by_code(state, **asked):
    response = authorized(state, response_type="code", **asked)
    if "error" in response:
        return response
    return client.do_access_token_request(
        state=state, request_args={"code": response["code"]}, authn_method="client_secret_post"
    )


printed = {
    "code": username(by_code("one")),
    "name": client.do_user_info_request(method="GET", state="one")["name"],
    "implicit": username(authorized("two", response_type="id_token")),
    "silent": username(by_code("three", prompt="none")),
}
sign_out = EndSessionRequest(post_logout_redirect_uri=redirect_uri)
printed["led back"] = browse(sign_out.request(client.end_session_endpoint)) == redirect_uri
printed["silent, signed out"] = username(by_code("four", prompt="none"))
print(json.dumps(printed))
