import { AdtAccess } from './adt/access';
import { invalidArgument } from './adt/errors';
import { models } from './adt/models';
import { query } from './adt/query';
import { relationships } from './adt/relationships';
import { checkApiVersion as checkAdtVersion } from './adt/request-checks';
import { twins } from './adt/twins';
import { ArmAccess } from './arm/access';
import { checkApiVersion as checkArmVersion } from './arm/api-version';
import { cloudMetadata } from './arm/cloud-metadata';
import { deletedVaults } from './arm/deleted-vaults';
import { digitalTwins } from './arm/digital-twins';
import { badRequest as badArmRequest } from './arm/errors';
import { keyVaults } from './arm/key-vaults';
import { resourceGroups } from './arm/resource-groups';
import { resourceProviders } from './arm/resource-providers';
import { resources } from './arm/resources';
import { roleAssignments } from './arm/role-assignments';
import { roleDefinitions } from './arm/role-definitions';
import { subscriptions } from './arm/subscriptions';
import type { Azure } from './azure';
import { absentEndpoints } from './entra/absent';
import { discovery } from './entra/discovery';
import { badRequest as badEntraRequest } from './entra/errors';
import { identityEndpoint } from './entra/managed-identities';
import { tokenEndpoint } from './entra/token-endpoint';
import { absentFunctions } from './graph/absent';
import { GraphAccess } from './graph/access';
import { appRoleAssignments } from './graph/app-role-assignments';
import { applications } from './graph/applications';
import { directoryObjects } from './graph/directory-objects';
import { badRequest as badGraphRequest } from './graph/errors';
import { federatedCredentials } from './graph/federated-credentials';
import { groupLinks } from './graph/group-links';
import { groups } from './graph/groups';
import { memberships } from './graph/memberships';
import { owners } from './graph/owners';
import { passwords } from './graph/passwords';
import { permissionGrants } from './graph/permission-grants';
import { servicePrincipals } from './graph/service-principals';
import { users } from './graph/users';
import { Router } from './http/router';
import { checkApiVersion as checkVaultVersion, VaultAccess } from './key-vault/access';
import { certificateContacts } from './key-vault/certificate-contacts';
import { certificates } from './key-vault/certificates';
import { deletedSecrets } from './key-vault/deleted-secrets';
import { badParameter } from './key-vault/errors';
import { secrets } from './key-vault/secrets';
import { Memory } from './sign-in/memory';
import { protocolRoutes } from './sign-in/protocol-routes';
import { signInPages } from './sign-in/routes';

/** All that the local Azure answers. */
export interface Apis {
  readonly entra: Router;
  /** Of Azure Resource Manager, what needs no token. */
  readonly cloud: Router;
  readonly graph: Router;
  /** What Microsoft Graph has and this does not, for anybody. */
  readonly absentGraph: Router;
  readonly arm: Router;
  readonly adt: Router;
  readonly keyVault: Router;
}

export function makeApis(azure: Azure): Apis {
  const memory = new Memory(azure);
  const graph = new GraphAccess(azure);
  const arm = new ArmAccess(azure);
  const adt = new AdtAccess(azure, arm);
  const vault = new VaultAccess(azure, arm);
  return {
    entra: new Router(
      [
        ...discovery(azure),
        ...tokenEndpoint(azure, memory),
        ...identityEndpoint(azure),
        ...signInPages(azure, memory),
        ...protocolRoutes(azure, memory),
        ...absentEndpoints(),
      ],
      badEntraRequest,
    ),
    cloud: new Router(cloudMetadata(azure), badArmRequest),
    graph: new Router(
      [
        ...owners(azure, graph),
        ...passwords(azure, graph),
        ...federatedCredentials(azure, graph),
        ...applications(azure, graph),
        ...servicePrincipals(azure, graph),
        ...permissionGrants(azure, graph),
        ...users(azure, graph),
        ...groups(azure, graph),
        ...groupLinks(azure, graph),
        ...memberships(azure, graph),
        ...appRoleAssignments(azure, graph),
        ...directoryObjects(azure, graph),
      ],
      badGraphRequest,
    ),
    absentGraph: new Router(absentFunctions(), badGraphRequest),
    arm: new Router(
      [
        ...roleDefinitions(azure, arm),
        ...roleAssignments(azure, arm),
        ...digitalTwins(azure, arm),
        ...keyVaults(azure, arm),
        ...deletedVaults(azure, arm),
        ...resourceGroups(azure, arm),
        ...resources(azure, arm),
        ...resourceProviders(azure, arm),
        ...subscriptions(azure, arm),
      ],
      badArmRequest,
      checkArmVersion,
    ),
    adt: new Router(
      [...models(adt), ...twins(adt), ...relationships(adt), ...query(adt)],
      invalidArgument,
      checkAdtVersion,
    ),
    keyVault: new Router(
      [...secrets(vault), ...deletedSecrets(vault), ...certificateContacts(vault), ...certificates(vault)],
      badParameter,
      checkVaultVersion,
    ),
  };
}
