import type * as certificate from '@cdktf/provider-azuread/lib/application-certificate';
import type * as federated from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import type * as application from '@cdktf/provider-azuread/lib/data-azuread-application';
import type * as servicePrincipal from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import type * as grant from '@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant';
import type * as keyVaultSecret from '@cdktf/provider-azurerm/lib/key-vault-secret';

/**
 * The resources and data sources that most apps make none of. The binding of each is loaded when the first one is made:
 * all together they would cost an import as much as the rest of this library.
 */
export const seldomMade = {
  get ApplicationCertificate() {
    return (require('@cdktf/provider-azuread/lib/application-certificate') as typeof certificate)
      .ApplicationCertificate;
  },
  get ApplicationFederatedIdentityCredential() {
    return (require('@cdktf/provider-azuread/lib/application-federated-identity-credential') as typeof federated)
      .ApplicationFederatedIdentityCredential;
  },
  get DataAzureadApplication() {
    return (require('@cdktf/provider-azuread/lib/data-azuread-application') as typeof application)
      .DataAzureadApplication;
  },
  get DataAzureadServicePrincipal() {
    return (require('@cdktf/provider-azuread/lib/data-azuread-service-principal') as typeof servicePrincipal)
      .DataAzureadServicePrincipal;
  },
  get ServicePrincipalDelegatedPermissionGrant() {
    return (require('@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant') as typeof grant)
      .ServicePrincipalDelegatedPermissionGrant;
  },
  get KeyVaultSecret() {
    return (require('@cdktf/provider-azurerm/lib/key-vault-secret') as typeof keyVaultSecret).KeyVaultSecret;
  },
};
