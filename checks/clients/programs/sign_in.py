"""Signs in with azure-identity and with msal, by a secret and by a certificate, and in a tenant that is not there."""

import json
import os
import sys

import msal
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import CertificateCredential, ClientSecretCredential, EnvironmentCredential

SCOPE = "https://digitaltwins.azure.net/.default"
authority = os.environ["AZURE_AUTHORITY_HOST"]
tenant, client, secret = (os.environ[f"AZURE_{name}"] for name in ("TENANT_ID", "CLIENT_ID", "CLIENT_SECRET"))
certified, certificate, key = sys.argv[1:]
other_tenant = "11111111-1111-4111-8111-111111111111"
here = {"authority": authority, "disable_instance_discovery": True}


def asked(credential):
    try:
        return len(credential.get_token(SCOPE).token) > 100
    except ClientAuthenticationError as error:
        return str(error)


def asked_by_msal(credential, client_id=client, tenant_id=tenant):
    try:
        application = msal.ConfidentialClientApplication(
            client_id,
            authority=f"{authority}/{tenant_id}",
            client_credential=credential,
            instance_discovery=False,
        )
    except ValueError as error:
        return str(error)
    result = application.acquire_token_for_client([SCOPE])
    return result.get("token_type") or result["error_description"]


with open(key, encoding="utf-8") as pem:
    private_key = pem.read()
with open(certificate, encoding="utf-8") as pem:
    public_certificate = pem.read()

print(
    json.dumps(
        {
            "environment": asked(EnvironmentCredential(disable_instance_discovery=True)),
            "secret": asked(ClientSecretCredential(tenant, client, secret, **here)),
            "wrong secret": asked(ClientSecretCredential(tenant, client, "wrong", **here)),
            "wrong client": asked(ClientSecretCredential(tenant, other_tenant, secret, **here)),
            "wrong tenant": asked(ClientSecretCredential(other_tenant, client, secret, **here)),
            "certificate": asked(
                CertificateCredential(
                    tenant, certified, certificate_data=(private_key + public_certificate).encode(), **here
                )
            ),
            "msal": asked_by_msal(secret),
            "msal, wrong secret": asked_by_msal("wrong"),
            "msal, wrong tenant": asked_by_msal(secret, tenant_id=other_tenant),
            "msal, certificate": asked_by_msal(
                {"private_key": private_key, "public_certificate": public_certificate}, certified
            ),
        }
    )
)
