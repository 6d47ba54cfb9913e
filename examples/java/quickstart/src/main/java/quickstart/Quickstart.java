package quickstart;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.providers.azuread.provider.AzureadProvider;
import com.hashicorp.cdktf.providers.azurerm.data_azurerm_client_config.DataAzurermClientConfig;
import com.hashicorp.cdktf.providers.azurerm.digital_twins_instance.DigitalTwinsInstance;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProvider;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProviderFeatures;
import com.hashicorp.cdktf.providers.azurerm.resource_group.ResourceGroup;
import io.github.cdktf_adt_app_registration.AdtAppRegistration;
import io.github.cdktf_adt_app_registration.AdtRole;
import io.github.cdktf_adt_app_registration.AdtRoleAssignmentOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Everything that a first client of Azure Digital Twins needs, from nothing. */
public final class Quickstart extends TerraformStack {
  private Quickstart(Construct scope, String id) {
    super(scope, id);
    String name =
        variable(
            "name",
            "adt-quickstart",
            "Begins the name of everything that is made; at most 30 letters, digits and hyphens");
    String location = variable("location", "westeurope", "A region that offers Azure Digital Twins");

    LocalBackend.Builder.create(this)
        .path("../../../terraform.quickstart.tfstate") // beside cdktf.json
        .build();
    AzureadProvider.Builder.create(this, "azuread").build();
    AzurermProvider.Builder.create(this, "azurerm")
        .features(List.of(AzurermProviderFeatures.builder().build()))
        .resourceProviderRegistrations("none")
        // The provider would leave this one out.
        .resourceProvidersToRegister(List.of("Microsoft.DigitalTwins"))
        .build();

    // The instance's name becomes part of a host name, so it carries a mark of the subscription.
    String subscriptionId =
        DataAzurermClientConfig.Builder.create(this, "current").build().getSubscriptionId();
    String mark = Fn.substr(Fn.sha256(subscriptionId), 0, 8);

    ResourceGroup group =
        ResourceGroup.Builder.create(this, "group").name("rg-" + name).location(location).build();
    DigitalTwinsInstance instance =
        DigitalTwinsInstance.Builder.create(this, "instance")
            .name(name + "-" + mark)
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .build();

    AdtAppRegistration registration =
        AdtAppRegistration.Builder.create(this, "client")
            .displayName(name + "-client")
            .roleAssignment(
                AdtRoleAssignmentOptions.builder()
                    .instanceId(instance.getId())
                    .role(AdtRole.DATA_OWNER)
                    .build())
            .build();

    String url = "https://" + instance.getHostName();
    output("instance_url", url);
    output("client_id", registration.getClientId());
    output("tenant_id", registration.getTenantId());
    output("application_object_id", registration.getApplicationObjectId());
    output("service_principal_object_id", registration.getServicePrincipalObjectId());
    output("resource_name", registration.getResourceName());
    output("token_scope", registration.getTokenScope());
    output("client_secret_id", registration.getClientSecret().getKeyId());
    output("client_secret_end_date", registration.getClientSecret().getEndDate());
    Map<String, String> environment = new HashMap<>(registration.getEnvironmentVariables());
    environment.put("ADT_INSTANCE_URL", url);
    TerraformOutput.Builder.create(this, "environment") // all that the client reads
        .value(environment)
        .sensitive(true)
        .build();
  }

  private String variable(String id, String value, String description) {
    return TerraformVariable.Builder.create(this, id)
        .type("string")
        .defaultValue(value)
        .description(description)
        .build()
        .getStringValue();
  }

  private void output(String id, String value) {
    TerraformOutput.Builder.create(this, id).value(value).build();
  }

  public static void main(String[] arguments) {
    App app = new App();
    new Quickstart(app, "quickstart");
    app.synth();
  }
}
