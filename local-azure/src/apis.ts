import { AdtAccess } from './adt/access';
import { badRequest as badAdtRequest } from './adt/errors';
import { models } from './adt/models';
import { query } from './adt/query';
import { relationships } from './adt/relationships';
import { twins } from './adt/twins';
import { ArmAccess } from './arm/access';
import { digitalTwins } from './arm/digital-twins';
import { badRequest as badArmRequest } from './arm/errors';
import { keyVaults } from './arm/key-vaults';
import { resourceGroups } from './arm/resource-groups';
import { resources } from './arm/resources';
import { roleAssignments } from './arm/role-assignments';
import { roleDefinitions } from './arm/role-definitions';
import { subscriptions } from './arm/subscriptions';
import type { Azure } from './azure';
import { discovery } from './entra/discovery';
import { badRequest as badEntraRequest } from './entra/errors';
import { tokenEndpoint } from './entra/token-endpoint';
import { GraphAccess } from './graph/access';
import { applications } from './graph/applications';
import { badRequest as badGraphRequest } from './graph/errors';
import { federatedCredentials } from './graph/federated-credentials';
import { owners } from './graph/owners';
import { passwords } from './graph/passwords';
import { permissionGrants } from './graph/permission-grants';
import { servicePrincipals } from './graph/service-principals';
import { Router } from './http/router';
import { VaultAccess } from './key-vault/access';
import { certificateContacts } from './key-vault/certificate-contacts';
import { certificates } from './key-vault/certificates';
import { deletedSecrets } from './key-vault/deleted-secrets';
import { badParameter } from './key-vault/errors';
import { secrets } from './key-vault/secrets';

/** All that the local Azure answers. */
export interface Apis {
  readonly entra: Router;
  readonly graph: Router;
  readonly arm: Router;
  readonly adt: Router;
  readonly keyVault: Router;
}

export function makeApis(azure: Azure): Apis {
  const graph = new GraphAccess(azure);
  const arm = new ArmAccess(azure);
  const adt = new AdtAccess(azure, arm);
  const vault = new VaultAccess(azure, arm);
  return {
    entra: new Router([...discovery(azure), ...tokenEndpoint(azure)], badEntraRequest),
    graph: new Router(
      [
        ...owners(azure, graph),
        ...passwords(azure, graph),
        ...federatedCredentials(azure, graph),
        ...applications(azure, graph),
        ...servicePrincipals(azure, graph),
        ...permissionGrants(azure, graph),
      ],
      badGraphRequest,
    ),
    arm: new Router(
      [
        ...roleDefinitions(azure, arm),
        ...roleAssignments(azure, arm),
        ...digitalTwins(azure, arm),
        ...keyVaults(azure, arm),
        ...resourceGroups(azure, arm),
        ...resources(azure, arm),
        ...subscriptions(azure, arm),
      ],
      badArmRequest,
    ),
    adt: new Router([...models(adt), ...twins(adt), ...relationships(adt), ...query(adt)], badAdtRequest),
    keyVault: new Router(
      [...secrets(vault), ...deletedSecrets(vault), ...certificateContacts(vault), ...certificates(vault)],
      badParameter,
    ),
  };
}
