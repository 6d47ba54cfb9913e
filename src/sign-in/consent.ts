import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { ServicePrincipalDelegatedPermissionGrant } from '@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant';
import { Construct } from 'constructs';
import { AdtApi } from '../api-permissions/adt-api';
import { lookUpServicePrincipal } from '../registration/service-principal-lookup';
import { GRAPH_CLIENT_ID, SIGN_IN_SCOPES } from './graph-api';
import type { NamedPrincipals } from './named-principals-rules';

/** What an application needs consent for, and by which service principals. */
export interface Consentable extends Construct {
  readonly servicePrincipalObjectId: string;
  readonly azureadProvider?: AzureadProvider;
}

const ADT = { name: 'The Azure Digital Twins API', clientId: AdtApi.CLIENT_ID };

/** The service principals of the APIs, which are only read: a resource with `use_existing` would try to delete Microsoft's. */
export interface Apis {
  readonly adt: DataAzureadServicePrincipal;
  readonly graph: DataAzureadServicePrincipal;
}

export function readApis(client: Consentable): Apis {
  const { azureadProvider: provider } = client;
  return {
    adt: lookUpServicePrincipal(client, 'AdtServicePrincipal', ADT, provider),
    graph: new DataAzureadServicePrincipal(client, 'GraphServicePrincipal', { clientId: GRAPH_CLIENT_ID, provider }),
  };
}

/** Consent to what a client asks for when a user signs in. */
export interface Consent {
  readonly adt: ServicePrincipalDelegatedPermissionGrant;
  readonly signIn: ServicePrincipalDelegatedPermissionGrant;
}

/**
 * Consents on behalf of one user, or of everyone.
 *
 * @param scope where the grants are made
 */
export function consent(scope: Construct, client: Consentable, apis: Apis, userObjectId?: string): Consent {
  const grant = (id: string, { objectId }: DataAzureadServicePrincipal, claimValues: string[]) =>
    new ServicePrincipalDelegatedPermissionGrant(scope, id, {
      servicePrincipalObjectId: client.servicePrincipalObjectId,
      resourceServicePrincipalObjectId: objectId,
      claimValues,
      userObjectId,
      provider: client.azureadProvider,
    });
  return {
    adt: grant('DelegatedPermissionGrant', apis.adt, [AdtApi.READ_WRITE_SCOPE]),
    signIn: grant('SignInPermissionGrant', apis.graph, SIGN_IN_SCOPES),
  };
}

/** Consents on behalf of users, each under its name. */
export function consentForUsers(client: Consentable, apis: Apis, users: NamedPrincipals): void {
  const scope = new Construct(client, 'UserConsents');
  for (const [id, { objectId }] of Object.entries(users)) consent(new Construct(scope, id), client, apis, objectId);
}
