import shallow_azurerm  # noqa: F401  optional, and first: see README.md
from cdktf import App, Fn, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_adt_app_registration import AdtAppRegistration, AdtRole, AdtRoleAssignmentOptions
from cdktf_cdktf_provider_azuread.provider import AzureadProvider
from cdktf_cdktf_provider_azurerm.data_azurerm_client_config import DataAzurermClientConfig
from cdktf_cdktf_provider_azurerm.digital_twins_instance import DigitalTwinsInstance
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider, AzurermProviderFeatures
from cdktf_cdktf_provider_azurerm.resource_group import ResourceGroup
from constructs import Construct


class Quickstart(TerraformStack):
    """Everything that a first client of Azure Digital Twins needs, from nothing."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        name = TerraformVariable(
            self,
            "name",
            type="string",
            default="adt-quickstart",
            description="Begins the name of everything that is made; at most 30 letters, digits and hyphens",
        ).string_value
        location = TerraformVariable(
            self,
            "location",
            type="string",
            default="westeurope",
            description="A region that offers Azure Digital Twins",
        ).string_value

        LocalBackend(self, path="../../../terraform.quickstart.tfstate")  # beside cdktf.json
        AzureadProvider(self, "azuread")
        AzurermProvider(
            self,
            "azurerm",
            features=[AzurermProviderFeatures()],
            resource_provider_registrations="none",
            # The provider would leave this one out.
            resource_providers_to_register=["Microsoft.DigitalTwins"],
        )

        # The instance's name becomes part of a host name, so it carries a mark of the subscription.
        subscription_id = DataAzurermClientConfig(self, "current").subscription_id
        mark = Fn.substr(Fn.sha256(subscription_id), 0, 8)

        group = ResourceGroup(self, "group", name=f"rg-{name}", location=location)
        instance = DigitalTwinsInstance(
            self,
            "instance",
            name=f"{name}-{mark}",
            resource_group_name=group.name,
            location=group.location,
        )

        registration = AdtAppRegistration(
            self,
            "client",
            display_name=f"{name}-client",
            role_assignment=AdtRoleAssignmentOptions(
                instance_id=instance.id, role=AdtRole.DATA_OWNER
            ),
        )

        url = f"https://{instance.host_name}"
        secret = registration.client_secret
        outputs = {
            "instance_url": url,
            "client_id": registration.client_id,
            "tenant_id": registration.tenant_id,
            "application_object_id": registration.application_object_id,
            "service_principal_object_id": registration.service_principal_object_id,
            "resource_name": registration.resource_name,
            "token_scope": registration.token_scope,
            "client_secret_id": secret.key_id,
            "client_secret_end_date": secret.end_date,
        }
        for id, value in outputs.items():
            TerraformOutput(self, id, value=value)
        # All that the client reads.
        environment = {**registration.environment_variables, "ADT_INSTANCE_URL": url}
        TerraformOutput(self, "environment", value=environment, sensitive=True)


app = App()
Quickstart(app, "quickstart")
app.synth()
