import { AdtAccess } from './adt/access';
import { models } from './adt/models';
import { query } from './adt/query';
import { relationships } from './adt/relationships';
import { twins } from './adt/twins';
import { ArmAccess } from './arm/access';
import { digitalTwins } from './arm/digital-twins';
import { keyVaults } from './arm/key-vaults';
import { resourceGroups } from './arm/resource-groups';
import { resources } from './arm/resources';
import { roleAssignments } from './arm/role-assignments';
import { roleDefinitions } from './arm/role-definitions';
import { subscriptions } from './arm/subscriptions';
import type { Azure } from './azure';
import { discovery } from './entra/discovery';
import { tokenEndpoint } from './entra/token-endpoint';
import { GraphAccess } from './graph/access';
import { applications } from './graph/applications';
import { federatedCredentials } from './graph/federated-credentials';
import { owners } from './graph/owners';
import { passwords } from './graph/passwords';
import { permissionGrants } from './graph/permission-grants';
import { servicePrincipals } from './graph/service-principals';
import { VaultAccess } from './key-vault/access';
import { certificateContacts } from './key-vault/certificate-contacts';
import { deletedSecrets } from './key-vault/deleted-secrets';
import { secrets } from './key-vault/secrets';
import { Router } from './transport/router';

/** The routes of the emulated APIs, by what a caller has to show. */
export interface Apis {
  /** Sign-in: open to all. */
  readonly open: Router;
  /** Microsoft Graph and Azure Resource Manager: a token for the emulator's origin. */
  readonly management: Router;
  /** The data plane: a token for Azure Digital Twins. */
  readonly data: Router;
  /** The data plane of vaults: a token for Key Vault. */
  readonly vaults: Router;
}

export function emulatedApis(azure: Azure): Apis {
  const open = new Router();
  discovery(open, azure);
  tokenEndpoint(open, azure);

  const management = new Router();
  const graph = new GraphAccess(azure);
  owners(management, azure, graph);
  passwords(management, azure, graph);
  federatedCredentials(management, azure, graph);
  applications(management, azure, graph);
  servicePrincipals(management, azure, graph);
  permissionGrants(management, azure, graph);

  const arm = new ArmAccess(azure);
  roleDefinitions(management, azure, arm);
  roleAssignments(management, azure, arm);
  digitalTwins(management, azure, arm);
  keyVaults(management, azure, arm);
  resourceGroups(management, azure, arm);
  resources(management, azure, arm);
  subscriptions(management, azure, arm);

  const data = new Router();
  const adt = new AdtAccess(azure, arm);
  models(data, adt);
  twins(data, adt);
  relationships(data, adt);
  query(data, adt);

  const vaults = new Router();
  const vault = new VaultAccess(azure, arm);
  secrets(vaults, vault);
  deletedSecrets(vaults, vault);
  certificateContacts(vaults, vault);

  return { open, management, data, vaults };
}
