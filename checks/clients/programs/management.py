"""Asks Azure Resource Manager for resource groups, instances and role assignments, and makes an instance."""

import json
import os

from azure.core.exceptions import ResourceNotFoundError
from azure.identity import EnvironmentCredential
from azure.mgmt.authorization import AuthorizationManagementClient
from azure.mgmt.digitaltwins import AzureDigitalTwinsManagementClient
from azure.mgmt.resource.resources import ResourceManagementClient

origin = f"https://{os.environ['ARM_METADATA_HOSTNAME']}"
signed_in = (EnvironmentCredential(disable_instance_discovery=True), os.environ["ARM_SUBSCRIPTION_ID"])
here = {"base_url": origin, "credential_scopes": [f"{origin}/.default"]}
twins = AzureDigitalTwinsManagementClient(*signed_in, **here)
access = AuthorizationManagementClient(*signed_in, **here)
resources = ResourceManagementClient(*signed_in, **here)

resources.providers.register("Microsoft.DigitalTwins")
group = resources.resource_groups.create_or_update("rg-python", {"location": "westeurope"})
made = twins.digital_twins.begin_create_or_update("rg-python", "plant-python", {"location": "westeurope"}).result()
printed = {
    "group": group.properties.provisioning_state,
    "groups": sorted(one.name for one in resources.resource_groups.list()),
    "instance": [made.name, made.provisioning_state],
    "instances": sorted(one.name for one in twins.digital_twins.list()),
    "in group": [one.name for one in twins.digital_twins.list_by_resource_group("rg-python")],
    "taken": twins.digital_twins.check_name_availability(
        "westeurope", {"name": "plant-python", "type": "Microsoft.DigitalTwins/digitalTwinsInstances"}
    ).name_available,
    "assigned": sorted(
        one.principal_id for one in access.role_assignments.list_for_scope(os.environ["INSTANCE"], filter="atScope()")
    ),
    "roles": [
        one.role_name
        for one in access.role_definitions.list(made.id, filter="roleName eq 'Azure Digital Twins Data Reader'")
    ],
}
twins.digital_twins.begin_delete("rg-python", "plant-python").result()
try:
    twins.digital_twins.get("rg-python", "plant-python")
except ResourceNotFoundError as error:
    printed["deleted"] = error.error.code
resources.resource_groups.begin_delete("rg-python").result()
printed["left"] = [one.name for one in resources.resource_groups.list()]
print(json.dumps(printed))
