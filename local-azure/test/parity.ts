import { table } from '../../checks/support/pages/table';
import { everySuite } from '../../checks/support/witnesses';
import { nameOf, type Route } from '../src/http/router';
import { FLOWS } from '../src/witness';
import { APIS } from './apis';

/** Routes that no client of a suite was answered by with success, by why not. */
const WITHOUT: Record<string, readonly string[]> = {
  'it refuses every client': ['GET /:tenant/oauth2/v2.0/token'],
  'people ask for it, and no suite signs one in to Microsoft Graph': [
    'GET /v1.0/me/transitiveMemberOf',
    'POST /oidc/userinfo',
    'POST /v1.0/me/checkMemberGroups',
    'POST /v1.0/me/getMemberGroups',
  ],
  'tests of ours ask for it, and no client of a suite does yet': [
    'DELETE /v1.0/groups/:id/appRoleAssignments/:assignment',
    'DELETE /v1.0/groups/:id/owners/:owner/$ref',
    'DELETE /v1.0/servicePrincipals/:id/appRoleAssignments/:assignment',
    'DELETE /v1.0/users/:id/appRoleAssignments/:assignment',
    'GET /certificates/contacts',
    'GET /common/discovery/instance',
    'GET /subscriptions/:subscription',
    'GET /subscriptions/:subscription/providers/Microsoft.KeyVault/locations/:location/deletedVaults/:name',
    'GET /subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.KeyVault/vaults',
    'GET /v1.0/applications/$count',
    'GET /v1.0/applications/:id/federatedIdentityCredentials/$count',
    'GET /v1.0/directoryObjects/:id',
    'GET /v1.0/groups/$count',
    'GET /v1.0/groups/:id/appRoleAssignments',
    'GET /v1.0/groups/:id/appRoleAssignments/:assignment',
    'GET /v1.0/oauth2PermissionGrants/$count',
    'GET /v1.0/servicePrincipals/$count',
    'GET /v1.0/servicePrincipals/:id/appRoleAssignedTo',
    'GET /v1.0/servicePrincipals/:id/appRoleAssignments',
    'GET /v1.0/servicePrincipals/:id/appRoleAssignments/:assignment',
    'GET /v1.0/users/$count',
    'GET /v1.0/users/:id/appRoleAssignments',
    'GET /v1.0/users/:id/appRoleAssignments/:assignment',
    'GET /v1.0/users/:id/manager',
    'OPTIONS /:tenant/oauth2/v2.0/token',
    'PATCH /subscriptions/:subscription/resourceGroups/:group',
    'PATCH /subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.KeyVault/vaults/:name',
    'PATCH /v1.0/oauth2PermissionGrants/:id',
    'POST /:tenant/oauth2/v2.0/authorize',
    'POST /:tenant/oauth2/v2.0/logout',
    'POST /subscriptions/:subscription/providers/Microsoft.KeyVault/checkNameAvailability',
    'POST /v1.0/groups/:id/appRoleAssignments',
    'POST /v1.0/groups/:id/owners/$ref',
    'POST /v1.0/servicePrincipals/:id/addPassword',
    'POST /v1.0/servicePrincipals/:id/appRoleAssignments',
    'POST /v1.0/servicePrincipals/:id/removePassword',
    'POST /v1.0/users/:id/appRoleAssignments',
  ],
};

export const UNWITNESSED: Record<string, string> = Object.fromEntries(
  Object.entries(WITHOUT).flatMap(([reason, routes]) => routes.map((route) => [route, reason])),
);

/** Those of the clients with which people sign in. */
const LANGUAGES = ['JavaScript', 'Python', 'Go'];

const CLIENTS = ['azuread', 'azurerm', 'Azure CLI', ...LANGUAGES, 'Chromium'];

export function parity() {
  const { entra, cloud, graph, absentGraph, arm, adt, keyVault } = APIS;
  const apis: [string, readonly Route[]][] = [
    ['Sign-in', entra.routes],
    ['Microsoft Graph', [...graph.routes, ...absentGraph.routes]],
    ['Azure Resource Manager', [...cloud.routes, ...arm.routes]],
    ['Azure Digital Twins', adt.routes],
    ['Key Vault', keyVault.routes],
  ];
  const suites = Object.values(everySuite());
  const witnesses = (seen: string) =>
    CLIENTS.filter((client) => suites.some((clients) => clients[client]?.includes(seen)));
  const flows = FLOWS.map((flow) => [flow, witnesses(flow).join(', ')]);

  const there = apis.flatMap(([, routes]) => routes.filter((route) => !route.isAbsent).map(nameOf));
  const sections = apis.map(([api, all]) => {
    const rows = all
      .filter((route) => !route.isAbsent)
      .map((route) => {
        const name = nameOf(route);
        const options = route.query.filter((option) => option !== '*').map((option) => option.replace('*', ''));
        return [`\`${name}\``, options.join(' '), witnesses(name).join(', ') || `none: ${UNWITNESSED[name]}`];
      });
    const absent = all.filter(({ isAbsent }) => isAbsent).map((route) => `\`${nameOf(route)}\``);
    const missing = absent.length > 0 ? `\nAbsent, answered with 501: ${absent.join(', ')}.\n` : '';
    return `## ${api}\n\n${table(['route', 'query options', 'witnesses'], rows)}\n${missing}`;
  });
  return {
    routes: there,
    /** The flows that have no witness in one of the languages. */
    unspoken: FLOWS.filter((flow) => LANGUAGES.some((language) => !witnesses(flow).includes(language))),
    witnessed: there.filter((route) => witnesses(route).length > 0),
    page: `# What the local Azure answers, and who says so

Generated from the routes of the code and from what the suites see. A witness is a client that is used as its makers publish it, and was
answered with success: the providers azuread and azurerm, the Azure CLI, Microsoft's SDKs, and clients of OpenID Connect. What is not here is answered
with 501.

## How people sign in

In \`checks/clients\` and the tests of this package, a person signs in to these clients. Those of JavaScript run in Node.js, and MSAL in Chromium too.

${table(['flow', 'witnesses'], flows)}

${sections.join('\n')}`,
  };
}
