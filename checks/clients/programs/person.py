"""What the programs beside it share: the tenant, a browser with the person in front of it, and how a sign-in ended."""

import os
import re
import subprocess
from urllib.parse import parse_qsl, urlsplit

AUTHORITY = f"{os.environ['AZURE_AUTHORITY_HOST']}/{os.environ['AZURE_TENANT_ID']}"
SCOPES = ["https://digitaltwins.azure.net/.default"]


def browse(*arguments):
    """Opens an address; where the person is led back to."""
    return subprocess.run(["xdg-open", *arguments], capture_output=True, text=True, check=True).stdout.strip()


def answer(address):
    """What the person is led back with."""
    return dict(parse_qsl(urlsplit(browse(address)).query))


def outcome(result):
    """Who is signed in, or the code of the refusal."""
    if "error" in result:
        return code(result["error_description"])
    return result["id_token_claims"]["preferred_username"]


def code(error):
    """The code of Entra ID in an error, if it has one."""
    found = re.search(r"AADSTS\d+", str(error))
    return found and found[0]
