"""Writes, reads and deletes a secret with azure-keyvault-secrets."""

import json

from azure.core.exceptions import ResourceNotFoundError
from azure.identity import EnvironmentCredential
from azure.keyvault.secrets import SecretClient

client = SecretClient("https://vault-plant.vault.localhost", EnvironmentCredential(disable_instance_discovery=True))
first = client.set_secret("of-python", "first")
client.set_secret("of-python", "second", content_type="text/plain")
printed = {
    "newest": client.get_secret("of-python").value,
    "first": client.get_secret("of-python", first.properties.version).value,
    "listed": [secret.name for secret in client.list_properties_of_secrets()],
    "versions": len(list(client.list_properties_of_secret_versions("of-python"))),
}
client.begin_delete_secret("of-python").result()
try:
    client.get_secret("of-python")
except ResourceNotFoundError as error:
    printed["deleted"] = error.error.code
client.purge_deleted_secret("of-python")
printed["left"] = len(list(client.list_deleted_secrets()))
print(json.dumps(printed))
