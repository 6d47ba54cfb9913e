"""Reads, changes and makes an application with the SDK of Microsoft Graph."""

import asyncio
import json
import os
import sys

from azure.identity import EnvironmentCredential
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.applications.applications_request_builder import ApplicationsRequestBuilder
from msgraph.generated.models.application import Application
from msgraph.generated.models.o_data_errors.o_data_error import ODataError

host = os.environ["ARM_METADATA_HOSTNAME"]
client_id, object_id = sys.argv[1:]


async def main():
    credential = EnvironmentCredential(disable_instance_discovery=True)
    provider = AzureIdentityAuthenticationProvider(
        credential, scopes=[f"https://{host}/.default"], allowed_hosts=["127.0.0.1"]
    )
    adapter = GraphRequestAdapter(provider)
    adapter.base_url = f"https://{host}/v1.0"
    graph = GraphServiceClient(request_adapter=adapter)

    read = await graph.applications.by_application_id(object_id).get()
    by_client_id = await graph.applications_with_app_id(client_id).get()
    query = ApplicationsRequestBuilder.ApplicationsRequestBuilderGetQueryParameters(
        filter=f"appId eq '{client_id}'", select=["displayName"]
    )
    found = await graph.applications.get(request_configuration=RequestConfiguration(query_parameters=query))
    made = await graph.applications.post(Application(display_name="of the Graph SDK"))
    await graph.applications.by_application_id(made.id).patch(Application(notes="changed"))
    changed = await graph.applications.by_application_id(made.id).get()
    await graph.applications.by_application_id(made.id).delete()
    printed = {
        "read": [read.app_id, read.sign_in_audience, len(read.password_credentials)],
        "by client ID": by_client_id.display_name,
        "found": [one.display_name for one in found.value],
        "requested": [str(one.resource_app_id) for one in read.required_resource_access],
        "changed": [changed.display_name, changed.notes],
    }
    try:
        await graph.applications.by_application_id(made.id).get()
    except ODataError as error:
        printed["deleted"] = [error.response_status_code, error.error.code]
    print(json.dumps(printed))


asyncio.run(main())
