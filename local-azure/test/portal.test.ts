import { readFileSync } from 'node:fs';
import type { Portal, State } from '../src';
import { PLACES } from '../src/portal/how-to';
import type { Application } from '../src/store/model';
import { ClientCertificate } from './client-certificate';
import { deployQuickstart } from './recording';
import { TestClient } from './test-client';
import { entryOf, rowsOf, textOf, type Visited, visit } from './visit';

const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

let deployer: TestClient;
let portal: Portal;
let state: State;
let registration: Application;

async function open(): Promise<void> {
  deployer = await TestClient.start();
  await deployQuickstart(deployer);
  portal = await deployer.azure.openPortal();
  state = deployer.azure.state;
  registration = find('adt-quickstart-client');
}

async function close(): Promise<void> {
  await portal.stop();
  await deployer.azure.stop();
}

const find = (name: string) => Object.values(state.applications).find((of) => of.displayName === name) as Application;
const principalId = () => Object.values(state.servicePrincipals).find(({ appId }) => appId === registration.appId)?.id;

const blade = (name: string, of = registration) => visit(`${portal.url}registrations/${of.appId}/${name}`);
const enterprise = (name: string, id = principalId()) => visit(`${portal.url}enterprise-applications/${id}/${name}`);
const accessControl = () => {
  const [{ id, name }] = Object.values(state.instances);
  return visit(`${portal.url}instances/${id.split('/')[4]}/${name}/access-control`);
};
const change = (properties: object) => deployer.call('PATCH', `/v1.0/applications/${registration.id}`, properties);

describe('after the quickstart, the portal shows what the how-to has a person look for', () => {
  beforeAll(open);
  afterAll(close);

  test('rows 1, 2 and 5: the registration, its account types, and the values to collect', async () => {
    const page = await blade('overview');
    expect(textOf(page.root.querySelector('h1'))).toBe('adt-quickstart-client | Overview');
    expect(entryOf(page, 'Supported account types')).toBe('My organization only');
    expect(entryOf(page, 'Application (client) ID')).toBe(registration.appId);
    expect(entryOf(page, 'Directory (tenant) ID')).toBe(state.tenantId);
    expect(entryOf(page, 'Object ID')).toBe(registration.id);
    expect(entryOf(page, 'Managed application in local directory')).toContain(principalId());
    expect(entryOf(page, 'Client credentials')).toBe('0 certificate, 1 secret');
    expect(entryOf(page, 'Redirect URIs')).toBe('0 web, 0 spa, 1 public client');
  });

  test('rows 1 and 2: http://localhost is for mobile and desktop applications', async () => {
    expect(rowsOf(await blade('authentication'), 'redirect-uris').slice(1)).toEqual([
      ['http://localhost', 'Mobile and desktop applications'],
    ]);
  });

  test('rows 3, 4 and 10: the manifest is what Microsoft Graph answers, with both IDs marked', async () => {
    const page = await blade('manifest');
    const { body } = await deployer.call('GET', `/v1.0/applications/${registration.id}`);
    const { '@odata.context': _context, ...application } = body;
    expect(JSON.parse(page.root.querySelector('pre')?.text ?? '')).toEqual(application);
    expect(page.root.querySelectorAll('mark').map(textOf)).toEqual([
      `"resourceAppId": "${ADT_API}",`,
      `"id": "${READ_WRITE}",`,
    ]);
  });

  test('rows 7 and 8: who has which role on the instance, and where it comes from', async () => {
    expect(rowsOf(await accessControl(), 'role-assignments')).toEqual([
      ['Name', 'Type', 'Scope'],
      ['Azure Digital Twins Data Owner (1)'],
      [`adt-quickstart-client ${principalId()}`, 'Service principal', 'This resource'],
      ['Owner (1)'],
      [`deployer ${deployer.identity.objectId}`, 'Service principal', 'Subscription (inherited)'],
    ]);
  });

  test('rows 9 and 10: Azure Digital Twins is listed with Read.Write', async () => {
    expect(rowsOf(await blade('api-permissions'), 'configured')).toEqual([
      ['API / permission', 'Type', 'Admin consent required', 'Status'],
      [`Azure Digital Twins (1) ${ADT_API}`],
      [`Read.Write ${READ_WRITE}`, 'Delegated', 'No', 'Not granted'],
    ]);
  });

  test('each page says which rows it is for, and the first page and docs/how-to-map.md lead there', async () => {
    const rows = PLACES.map(({ page, rows, look }) => [page, look, rows]);
    expect(rowsOf(await visit(portal.url), 'how-to').slice(1)).toEqual(rows);

    const documented = readFileSync('docs/how-to-map.md', 'utf8').matchAll(
      /^\| (\S.* › .*) \| (.*) \| ([\d, ]+) \|$/gm,
    );
    expect([...documented].map(([, ...cells]) => cells)).toEqual(rows);

    const aside = async (page: Promise<Visited>) => textOf((await page).root.querySelector('aside'));
    expect(await aside(blade('api-permissions'))).toContain('Rows 9, 10, 11 of docs/how-to-map.md');
    expect(await aside(blade('owners'))).toBe('');
  });

  test.each(['overview', 'authentication', 'credentials', 'api-permissions', 'manifest'])(
    'the page %s of a registration that the how-to is not about has nothing to look for',
    async (name) => {
      const asides = async (of: Application) => (await blade(name, of)).root.querySelectorAll('aside').length;
      expect([await asides(registration), await asides(find('deployer'))]).toEqual([1, 0]);
    },
  );

  test('the deployer has a secret that nobody needs to worry about', async () => {
    expect((await blade('credentials', find('deployer'))).text).toContain('Current');
  });

  test('lists each instance, and tells where it is', async () => {
    const [{ id, name }] = Object.values(state.instances);
    expect(rowsOf(await visit(`${portal.url}instances`), 'instances').slice(1)).toEqual([
      [name, 'rg-adt-quickstart', 'westeurope'],
    ]);
    const page = await visit(`${portal.url}instances/RG-ADT-QUICKSTART/${name.toUpperCase()}/overview`);
    expect(entryOf(page, 'Resource ID')).toBe(id);
    expect(`https://${entryOf(page, 'Host name')}`).toBe(`${deployer.azure.origin}/adt/${name}`);
  });
});

describe('when something changes, the portal shows it', () => {
  beforeEach(open);
  afterEach(close);

  test('row 6: the secrets, with description, end and Secret ID, and without the value', async () => {
    const { body } = await deployer.call('POST', `/v1.0/applications/${registration.id}/addPassword`, {
      passwordCredential: { displayName: 'pipeline', endDateTime: '2099-01-31T00:00:00Z' },
    });
    const [columns, , pipeline] = rowsOf(await blade('credentials'), 'secrets');
    expect(columns).toEqual(['Description', 'Expires', 'Value', 'Secret ID']);
    expect(pipeline).toEqual(['pipeline', '2099-01-31 Current', 'Hidden', body.keyId]);
  });

  test.each([
    ['AllPrincipals', 'Granted for this tenant', () => null],
    ['Principal', 'Granted for 1 user(s)', () => deployer.azure.seed.user('consenting').objectId],
  ])('row 11: consent for %s changes the status to: %s', async (consentType, status, of) => {
    const api = Object.values(state.servicePrincipals).find(({ appId }) => appId === ADT_API);
    const grant = { clientId: principalId(), resourceId: api?.id, consentType, principalId: of(), scope: 'Read.Write' };
    await deployer.call('POST', '/v1.0/oauth2PermissionGrants', grant);
    expect(
      rowsOf(await blade('api-permissions'), 'configured')
        .at(-1)
        ?.at(-1),
    ).toBe(status);
    expect(textOf((await blade('api-permissions')).root)).toContain('Other permissions granted (0)');

    await change({ requiredResourceAccess: [] });
    expect(rowsOf(await blade('api-permissions'), 'other').slice(1)).toEqual([
      [`Azure Digital Twins (1) ${ADT_API}`],
      [`Read.Write ${READ_WRITE}`, 'Delegated', 'No', status],
    ]);
  });

  test('rows 9 and 10: permissions on an API that is registered here have their names', async () => {
    const scope = { id: crypto.randomUUID(), value: 'Pump.Start', type: 'Admin' };
    const api = await deployer.application({ displayName: 'pumps', api: { oauth2PermissionScopes: [scope] } });
    await deployer.servicePrincipal(api.appId);
    const resourceAccess = [{ id: scope.id, type: 'Scope' }];
    await change({ requiredResourceAccess: [{ resourceAppId: api.appId, resourceAccess }] });
    expect(rowsOf(await blade('api-permissions'), 'configured').slice(1)).toEqual([
      [`pumps (1) ${api.appId}`],
      [`Pump.Start ${scope.id}`, 'Delegated', 'Yes', 'Not granted'],
    ]);
  });

  test('rows 12, 13 and 14: public client flows, more redirect URIs, and the implicit flows', async () => {
    const before = await blade('authentication');
    const asked = ['Allow public client flows', 'Access tokens (used for implicit flows)'];
    expect(asked.map((name) => entryOf(before, name))).toEqual(['No', 'No']);

    const implicitGrantSettings = { enableAccessTokenIssuance: true, enableIdTokenIssuance: false };
    await change({
      isFallbackPublicClient: true,
      web: { redirectUris: ['https://plant.example/in'], implicitGrantSettings },
      spa: { redirectUris: ['https://plant.example/spa'] },
    });
    const after = await blade('authentication');
    expect(asked.map((name) => entryOf(after, name))).toEqual(['Yes', 'Yes']);
    expect(entryOf(after, 'ID tokens (used for implicit and hybrid flows)')).toBe('No');
    expect(rowsOf(after, 'redirect-uris').slice(1)).toEqual([
      ['https://plant.example/in', 'Web'],
      ['https://plant.example/spa', 'Single-page application'],
      ['http://localhost', 'Mobile and desktop applications'],
    ]);
  });

  test('lists each registration, with the state of its credentials', async () => {
    await deployer.application({ displayName: 'bare' });
    const endsAt = async (displayName: string, endDateTime: string) => {
      const { id } = await deployer.application({ displayName });
      await deployer.call('POST', `/v1.0/applications/${id}/addPassword`, {});
      state.applications[id].passwordCredentials[0].endDateTime = endDateTime;
    };
    await endsAt('ended', '2020-01-01T00:00:00Z');
    await endsAt('ends', new Date(Date.now() + 29 * 24 * 60 * 60 * 1000).toISOString());

    const rows = rowsOf(await visit(`${portal.url}registrations`), 'registrations').slice(1);
    expect(rows.map(([name, , , credentials]) => [name, credentials])).toEqual([
      ['adt-quickstart-client', 'Current'],
      ['bare', '–'],
      ['deployer', 'Current'],
      ['ended', 'Expired'],
      ['ends', 'Expiring soon'],
    ]);
  });

  test('shows people and groups by their names, as owners and with the roles that they have', async () => {
    const { seed } = deployer.azure;
    const { objectId } = seed.user('operator');
    const group = seed.securityGroup('operators', [objectId]);
    registration.owners.push(objectId);
    const [{ id }] = Object.values(state.instances);
    for (const principal of [objectId, group]) seed.roleAssignment(principal, 'Azure Digital Twins Data Reader', id);
    expect(rowsOf(await blade('owners'), 'owners')).toContainEqual(['operator', 'User', objectId]);
    const shown = rowsOf(await accessControl(), 'role-assignments');
    expect(shown).toContainEqual([`operator ${objectId}`, 'User', 'This resource']);
    expect(shown).toContainEqual([`operators ${group}`, 'Group', 'This resource']);
  });

  test('shows who is assigned to an application and what as, and whether others may sign in', async () => {
    const { seed } = deployer.azure;
    const users = () => enterprise('users-and-groups');
    expect(textOf((await users()).root.querySelector('main'))).toContain('Users and groups (0) None are assigned.');
    expect(entryOf(await users(), 'Assignment required?')).toBe('No. Every user of this tenant may sign in.');

    const operator = seed.user('operator').objectId;
    const group = seed.securityGroup('operators');
    const path = `/v1.0/servicePrincipals/${principalId()}`;
    const assign = (who: string, appRoleId: string) =>
      deployer.call('POST', `${path}/appRoleAssignedTo`, { principalId: who, resourceId: principalId(), appRoleId });
    const role = { id: crypto.randomUUID(), displayName: 'Pump operators', isEnabled: true };
    await assign(group, '00000000-0000-0000-0000-000000000000');
    await change({ appRoles: [{ ...role, value: 'pump', description: 'x', allowedMemberTypes: ['User'] }] });
    await assign(operator, role.id);
    await deployer.call('PATCH', path, { appRoleAssignmentRequired: true });

    expect(rowsOf(await users(), 'users-and-groups')).toEqual([
      ['Display name', 'Object type', 'Role assigned'],
      [`operators ${group}`, 'Group', 'Default Access'],
      [`operator ${operator}`, 'User', 'Pump operators'],
    ]);
    expect(entryOf(await users(), 'Assignment required?')).toMatch(/^Yes\. Only these .* may sign in\. Members/);
    expect(entryOf(await enterprise('properties'), 'Assignment required?')).toBe('Yes');

    find('adt-quickstart-client').other.appRoles = [];
    expect(
      rowsOf(await users(), 'users-and-groups')
        .at(-1)
        ?.at(-1),
    ).toBe(role.id);
  });

  test('shows what an application may do: for everyone, for one user, and as itself', async () => {
    const { objectId } = deployer.azure.seed.user('consenting');
    const apis = Object.values(state.servicePrincipals);
    const grant = (appId: string, scope: string, user?: string) =>
      deployer.call('POST', '/v1.0/oauth2PermissionGrants', {
        clientId: principalId(),
        resourceId: apis.find((api) => api.appId === appId)?.id,
        consentType: user ? 'Principal' : 'AllPrincipals',
        principalId: user ?? null,
        scope,
      });
    const permissions = () => enterprise('permissions');
    expect(textOf((await permissions()).root)).toContain('Admin consent (0)');
    await grant('00000003-0000-0000-c000-000000000000', 'openid');
    Object.values(state.permissionGrants)[0].scope = 'openid gone';
    await grant(ADT_API, 'Read.Write', objectId);
    state.servicePrincipals[principalId() ?? ''].graphPermissions = ['Application.Read.All'];
    const role = { id: crypto.randomUUID(), displayName: 'Starts pumps', value: 'Pump.Start', isEnabled: true };
    const appRoles = [{ ...role, description: 'x', allowedMemberTypes: ['Application'] }];
    const pumps = await deployer.application({ displayName: 'pumps', appRoles });
    const resourceId = (await deployer.servicePrincipal(pumps.appId)).id;
    const assignment = { principalId: principalId(), resourceId, appRoleId: role.id };
    await deployer.call('POST', `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`, assignment);

    expect(rowsOf(await permissions(), 'admin-consent')).toEqual([
      ['API name', 'Claim value', 'Permission', 'Type', 'Granted by'],
      ['Microsoft Graph', 'openid', 'Sign you in', 'Delegated', 'An administrator'],
      ['Microsoft Graph', 'gone', '–', 'Delegated', 'An administrator'],
      ['Microsoft Graph', 'Application.Read.All', '–', 'Application', 'An administrator'],
      ['pumps', 'Pump.Start', 'Starts pumps', 'Application', 'An administrator'],
    ]);
    expect(rowsOf(await enterprise('users-and-groups', resourceId), 'users-and-groups').slice(1)).toEqual([
      [`adt-quickstart-client ${principalId()}`, 'Service principal', 'Starts pumps'],
    ]);
    expect(rowsOf(await permissions(), 'user-consent').slice(1)).toEqual([
      ['Azure Digital Twins', 'Read.Write', 'Read/Write Access', 'Delegated', `consenting ${objectId}`],
    ]);
  });

  test('leads from a registration to its enterprise application and back, and lists all of them', async () => {
    const link = (page: Visited, to: string) =>
      page.root.querySelectorAll('dd a').find((one) => one.getAttribute('href')?.includes(to));
    const leads = link(await blade('overview'), 'enterprise-applications');
    expect([textOf(leads ?? null), leads?.getAttribute('href')]).toEqual([
      'adt-quickstart-client',
      new URL(`enterprise-applications/${principalId()}/properties`, portal.url).pathname,
    ]);
    const properties = await enterprise('properties');
    expect(entryOf(properties, 'Object ID')).toBe(principalId());
    expect(entryOf(properties, 'Application ID')).toBe(registration.appId);
    expect(entryOf(properties, 'Enabled for users to sign in?')).toBe('Yes');
    expect(link(properties, 'registrations')?.getAttribute('href')).toContain(`/${registration.appId}/overview`);

    const all = rowsOf(await visit(`${portal.url}enterprise-applications`), 'enterprise-applications').slice(1);
    expect(all.map(([name]) => name).slice(0, 3)).toEqual([
      'adt-quickstart-client',
      'Azure Digital Twins',
      'Azure Key Vault',
    ]);
    expect(all[0].slice(1)).toEqual([principalId(), registration.appId, 'No']);
    const api = Object.values(state.servicePrincipals).find(({ appId }) => appId === ADT_API);
    expect(entryOf(await enterprise('properties', api?.id), 'App registration')).toBe('None in this tenant');
  });

  test('shows an application that is disabled as one to which people cannot sign in', async () => {
    await deployer.call('PATCH', `/v1.0/servicePrincipals/${principalId()}`, { accountEnabled: false });
    expect(entryOf(await enterprise('properties'), 'Enabled for users to sign in?')).toBe('No');
  });

  test('shows owners, and the ID alone of one who is not in the tenant', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000';
    registration.owners.push(stranger);
    expect(rowsOf(await blade('owners'), 'owners').slice(1)).toEqual([
      ['deployer', 'Service principal', deployer.identity.objectId],
      ['–', 'Unknown', stranger],
    ]);
    expect((await blade('owners', find('deployer'))).text).toContain('Nobody owns this registration.');
  });

  test('shows certificates and federated credentials', async () => {
    const { der, notAfter: endDateTime } = await ClientCertificate.make();
    const keyId = '00000000-0000-4000-8000-000000000001';
    const key = der.toString('base64');
    await change({ keyCredentials: [{ keyId, type: 'AsymmetricX509Cert', usage: 'Verify', key, endDateTime }] });
    const trusted = { name: 'main', issuer: 'https://issuer.example', subject: 'main', audiences: ['api://it'] };
    await deployer.call('POST', `/v1.0/applications/${registration.id}/federatedIdentityCredentials`, trusted);

    const page = await blade('credentials');
    const [{ customKeyIdentifier }] = find('adt-quickstart-client').keyCredentials;
    const [row] = rowsOf(page, 'certificates').slice(1);
    expect([row[0], row[4]]).toEqual([customKeyIdentifier, keyId]);
    expect(rowsOf(page, 'federated').slice(1)).toEqual([['main', 'https://issuer.example', 'main', 'api://it', '–']]);
  });

  test('shows a permission on an API that is not in the tenant, and one that the API does not offer', async () => {
    const [absent, role, unknown] = ['1', '2', '3'].map((end) => `00000000-0000-4000-8000-00000000000${end}`);
    await change({
      requiredResourceAccess: [
        { resourceAppId: absent, resourceAccess: [{ id: role, type: 'Role' }] },
        { resourceAppId: ADT_API, resourceAccess: [{ id: unknown, type: 'Scope' }] },
      ],
    });
    expect(rowsOf(await blade('api-permissions'), 'configured').slice(1)).toEqual([
      [`An API that this tenant does not have (1) ${absent}`],
      [role, 'Application', 'Yes', 'Not granted'],
      [`Azure Digital Twins (1) ${ADT_API}`],
      [unknown, 'Delegated', 'Unknown', 'Not granted'],
    ]);
  });

  test('shows a role on the group as inherited, and who is gone by the ID', async () => {
    const [group] = Object.values(state.resourceGroups);
    const gone = await deployer.on(group.id, 'Reader').identity;
    delete state.servicePrincipals[gone.objectId];
    expect(rowsOf(await accessControl(), 'role-assignments').slice(-2)).toEqual([
      ['Reader (1)'],
      [`Identity not found ${gone.objectId}`, 'Service principal', 'Resource group (inherited)'],
    ]);
  });

  test('says so, and leads back, when something is not there or no more', async () => {
    const addresses = [
      'registrations/none/overview',
      `registrations/${registration.appId}/none`,
      'instances/rg/none/overview',
      'enterprise-applications/none/properties',
      `enterprise-applications/${principalId()}/none`,
    ];
    const former = principalId();
    await deployer.call('DELETE', `/v1.0/applications/${registration.id}`);
    addresses.push(`registrations/${registration.appId}/overview`, `enterprise-applications/${former}/properties`);
    for (const address of addresses) {
      const { status, root } = await visit(portal.url + address);
      expect([address, status, textOf(root.querySelector('h1'))]).toEqual([address, 404, 'Not found']);
      expect(root.querySelector('main a')?.getAttribute('href')).toBe(new URL(portal.url).pathname);
    }
  });
});
