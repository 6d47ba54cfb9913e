"""Signs in with azure-identity and the variables of the shell, and asks for a token."""

from azure.identity import EnvironmentCredential

credential = EnvironmentCredential(disable_instance_discovery=True)
print(len(credential.get_token("https://digitaltwins.azure.net/.default").token.split(".")))
