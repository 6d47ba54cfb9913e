import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missing } from '../../checks/support/witnesses';
import type { Witness } from '../src';
import { ClientCertificate } from './client-certificate';
import { TestClient } from './test-client';

// In a process of their own: Node.js reads NODE_EXTRA_CA_CERTS at its start, and the clients are to be used as they are.
const HOST = `
  const AsyncFunction = (async () => {}).constructor;
  process.on('message', async ({ variables, code }) => {
    Object.assign(process.env, variables);
    const { ClientSecretCredential } = require('@azure/identity');
    const { ORIGIN, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env;
    const options = { authorityHost: ORIGIN, disableInstanceDiscovery: true };
    const credential = new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, options);
    const known = { ...process.env, require, options, credential, scope: ORIGIN + '/.default' };
    const names = Object.keys(known).filter((name) => /^[A-Za-z_]+$/.test(name));
    try {
      process.send({ value: await new AsyncFunction(...names, code)(...names.map((name) => known[name])) });
    } catch ({ code, statusCode, message }) {
      process.send({ value: { code, statusCode, message } });
    }
  });`;

let deployer: TestClient;
let host: ChildProcess;

const seen: Witness[] = [];
beforeAll(async () => {
  deployer = await TestClient.start({ witness: (one) => seen.push(one) });
  const env = { ...process.env, ...deployer.azure.environment() };
  host = spawn(process.execPath, ['--eval', HOST], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
});
afterAll(async () => {
  host.kill();
  await deployer.azure.stop();
});

/** What a program returns that uses the clients, or the error that it throws. */
async function run(code: string, variables: Record<string, string> = {}): Promise<unknown> {
  const { azure, identity } = deployer;
  const signedIn = {
    AZURE_TENANT_ID: azure.tenantId,
    AZURE_CLIENT_ID: identity.clientId,
    AZURE_CLIENT_SECRET: identity.clientSecret,
    SUBSCRIPTION_ID: azure.subscriptionId,
    ORIGIN: azure.origin,
  };
  host.send({ variables: { ...signedIn, ...variables }, code });
  const [{ value }] = await once(host, 'message');
  return value;
}

test('@azure/identity signs in with a client secret', async () => {
  expect(await run('return (await credential.getToken(scope)).tokenType;')).toBe('Bearer');
});

test('@azure/identity signs in with what a shell sources, once it is told not to look for the cloud elsewhere', async () => {
  const script = readFileSync(deployer.azure.environmentFile(), 'utf8');
  const variables = Object.fromEntries(
    [...script.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
  const signIn = `
    const { EnvironmentCredential } = require('@azure/identity');
    const own = new EnvironmentCredential({ disableInstanceDiscovery: true });
    return (await own.getToken('https://digitaltwins.azure.net/.default')).tokenType;`;
  expect(await run(signIn, variables)).toBe('Bearer');
  expect(variables.REQUESTS_CA_BUNDLE).toBe(variables.SSL_CERT_FILE);
  // Beside the certificate, so that the end of the local Azure removes it; the checks in checks/clients/ use it.
  expect(variables.AZURE_CONFIG_DIR).toBe(join(dirname(variables.SSL_CERT_FILE), 'azure-cli'));
});

test('@azure/identity reports a wrong secret by the code of Entra ID', async () => {
  const error = await run('return await credential.getToken(scope);', { AZURE_CLIENT_SECRET: 'wrong' });
  expect(error).toMatchObject({ message: expect.stringContaining('AADSTS7000215') });
});

test('@azure/identity signs in as the managed identity of a resource', async () => {
  const { azure } = deployer;
  const signIn = `
    const { ManagedIdentityCredential } = require('@azure/identity');
    return (await new ManagedIdentityCredential().getToken('https://digitaltwins.azure.net/.default')).tokenType;`;
  const { objectId } = azure.seed.identity('function');
  expect(await run(signIn, azure.managedIdentityEnvironment(objectId))).toBe('Bearer');
});

test('@azure/identity signs in with a certificate, and reports by its code that it was removed', async () => {
  const [{ id, appId }, certificate] = [await deployer.client(), await ClientCertificate.make()];
  await certificate.register(deployer, id);
  const signIn = () =>
    run(
      `const { ClientCertificateCredential } = require('@azure/identity');
      const certificate = process.env.CERTIFICATE;
      const own = new ClientCertificateCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, { certificate }, options);
      return (await own.getToken(scope)).tokenType;`,
      { AZURE_CLIENT_ID: appId, CERTIFICATE: `${certificate.privateKey}\n${certificate.pem}` },
    );
  expect(await signIn()).toBe('Bearer');
  await deployer.call('PATCH', `/v1.0/applications/${id}`, { keyCredentials: [] });
  expect(await signIn()).toMatchObject({ message: expect.stringContaining('AADSTS700027') });
});

test('@azure/identity signs in with a federated token, and reports by its code that nobody trusts it', async () => {
  const { id, appId } = await deployer.client();
  const issuer = 'https://token.actions.githubusercontent.com';
  const [subject, audience] = ['repo:example/plant:environment:production', 'api://AzureADTokenExchange'];
  const assertion = await deployer.azure.mintAssertion({ issuer, subject, audience });
  const signIn = () =>
    run(
      `const { ClientAssertionCredential } = require('@azure/identity');
      const assertion = async () => process.env.ASSERTION;
      const own = new ClientAssertionCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, assertion, options);
      return (await own.getToken(scope)).tokenType;`,
      { AZURE_CLIENT_ID: appId, ASSERTION: assertion },
    );
  expect(await signIn()).toMatchObject({ message: expect.stringContaining('AADSTS70025') });
  const path = `/v1.0/applications/${id}/federatedIdentityCredentials`;
  await deployer.call('POST', path, { name: 'github', issuer, subject, audiences: [audience] });
  expect(await signIn()).toBe('Bearer');
});

test('the Microsoft Graph client makes an application and reads it', async () => {
  const made = await run(`
    const { Client } = require('@microsoft/microsoft-graph-client');
    const authProvider = { getAccessToken: async () => (await credential.getToken(scope)).token };
    const graph = Client.initWithMiddleware({ authProvider, baseUrl: ORIGIN + '/', customHosts: new Set([new URL(ORIGIN).hostname]) });
    const { id } = await graph.api('/applications').post({ displayName: 'by the client' });
    return await graph.api('/applications/' + id).get();`);
  expect(made).toMatchObject({ displayName: 'by the client', signInAudience: 'AzureADMyOrg' });
});

test('the ARM client for Digital Twins makes an instance, and waits for the operation', async () => {
  await deployer.instance('other');
  const made = await run(`
    const { AzureDigitalTwinsManagementClient } = require('@azure/arm-digitaltwins');
    const client = new AzureDigitalTwinsManagementClient(credential, SUBSCRIPTION_ID, { endpoint: ORIGIN, credentialScopes: scope });
    return await client.digitalTwins.beginCreateOrUpdateAndWait('rg', 'plant', { location: 'westeurope' }, { updateIntervalInMs: 50 });`);
  expect(made).toMatchObject({ name: 'plant', hostName: expect.stringContaining('/adt/plant') });
});

test('the ARM client for authorization assigns a role, and the Digital Twins client may then write', async () => {
  const instance = await deployer.instance('plant');
  const url = `${deployer.azure.origin}/adt/plant`;
  const write = `
    const { DigitalTwinsClient } = require('@azure/digital-twins-core');
    const client = new DigitalTwinsClient('${url}', credential);
    await client.createModels([{ '@id': 'dtmi:example:Room;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' }]);
    await client.upsertDigitalTwin('room', JSON.stringify({ $metadata: { $model: 'dtmi:example:Room;1' } }));
    const ids = [];
    for await (const twin of client.queryTwins('SELECT * FROM digitaltwins')) ids.push(twin.$dtId);
    return ids;`;
  expect(await run(write)).toMatchObject({ statusCode: 403 });

  const assigned = await run(`
    const { AuthorizationManagementClient } = require('@azure/arm-authorization');
    const client = new AuthorizationManagementClient(credential, SUBSCRIPTION_ID, { endpoint: ORIGIN, credentialScopes: scope });
    return await client.roleAssignments.create('${instance}', '00000000-0000-4000-8000-000000000001', {
      roleDefinitionId: '/subscriptions/' + SUBSCRIPTION_ID + '/providers/Microsoft.Authorization/roleDefinitions/bcd981a7-7f74-457b-83e1-cceb9e632ffe',
      principalId: '${deployer.identity.objectId}', principalType: 'ServicePrincipal' });`);
  expect(assigned).toMatchObject({ scope: instance });
  expect(await run(write)).toEqual(['room']);
});

test('the Key Vault client sets a secret, reads it, deletes it and recovers it', async () => {
  const vault = await deployer.vault();
  const use = `
    const { SecretClient } = require('@azure/keyvault-secrets');
    const client = new SecretClient('https://vault.vault.localhost', credential);
    const expiresOn = new Date('2031-05-06T07:08:09Z');
    await client.setSecret('client-secret', 'first');
    await client.setSecret('client-secret', 'second', { tags: { by: 'me' }, expiresOn });
    const deleting = await client.beginDeleteSecret('client-secret', { intervalInMs: 50 });
    await deleting.pollUntilDone();
    const recovering = await client.beginRecoverDeletedSecret('client-secret', { intervalInMs: 50 });
    await recovering.pollUntilDone();
    const versions = [];
    for await (const { version } of client.listPropertiesOfSecretVersions('client-secret')) versions.push(version);
    const { value, properties } = await client.getSecret('client-secret');
    return { value, tags: properties.tags, expiresOn: properties.expiresOn, versions: versions.length };`;
  expect(await run(use)).toMatchObject({ statusCode: 403, code: 'Forbidden' });
  deployer.azure.seed.roleAssignment(deployer.identity.objectId, 'Key Vault Secrets Officer', vault);
  expect(await run(use)).toEqual({
    value: 'second',
    tags: { by: 'me' },
    expiresOn: '2031-05-06T07:08:09.000Z',
    versions: 2,
  });
});

test('the Digital Twins client does all that it can do, but for event routes and jobs', async () => {
  const instance = await deployer.instance('whole');
  deployer.azure.seed.roleAssignment(deployer.identity.objectId, 'Azure Digital Twins Data Owner', instance);
  const done = await run(`
    const { DigitalTwinsClient } = require('@azure/digital-twins-core');
    const client = new DigitalTwinsClient('${deployer.azure.origin}/adt/whole', credential);
    const all = async (pages) => { const items = []; for await (const item of pages) items.push(item); return items; };
    const [room, pipe] = ['dtmi:example:Room;1', 'dtmi:example:Pipe;1'];
    const dtdl = { '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' };
    const contents = [
      { '@type': 'Property', name: 'warmth', schema: 'double', writable: true },
      { '@type': 'Component', name: 'pipe', schema: pipe },
      { '@type': 'Relationship', name: 'leadsTo', properties: [{ '@type': 'Property', name: 'length', schema: 'double', writable: true }] },
    ];
    const length = { '@type': 'Property', name: 'length', schema: 'double', writable: true };
    await client.createModels([{ ...dtdl, '@id': pipe, contents: [length] }, { ...dtdl, '@id': room, contents }]);
    const models = (await all(client.listModels(undefined, true))).length;
    const { model } = await client.getModel(room, true);
    const pipeOf = { $metadata: {}, length: 1 };
    for (const id of ['one', 'two']) {
      await client.upsertDigitalTwin(id, JSON.stringify({ $metadata: { $model: room }, warmth: 20, pipe: pipeOf }));
    }
    await client.updateDigitalTwin('one', [{ op: 'replace', path: '/warmth', value: 21 }]);
    await client.updateComponent('one', 'pipe', [{ op: 'replace', path: '/length', value: 2 }]);
    const component = (await client.getComponent('one', 'pipe')).body;
    await client.upsertRelationship('one', 'link', { $targetId: 'two', $relationshipName: 'leadsTo', length: 3 });
    await client.updateRelationship('one', 'link', [{ op: 'replace', path: '/length', value: 4 }]);
    const { length: long } = (await client.getRelationship('one', 'link')).body;
    const ways = [await all(client.listRelationships('one')), await all(client.listIncomingRelationships('two'))];
    await client.deleteRelationship('one', 'link');
    const { warmth } = (await client.getDigitalTwin('one')).body;
    for (const id of ['one', 'two']) await client.deleteDigitalTwin(id);
    await client.decomissionModel(room);
    const { decommissioned } = await client.getModel(room);
    for (const id of [room, pipe]) await client.deleteModel(id);
    return { models, model: model['@id'], component: component.length, long, warmth, ways: ways.map((way) => way.length), decommissioned };`);
  expect(done).toEqual({
    models: 2,
    model: 'dtmi:example:Room;1',
    component: 2,
    long: 4,
    warmth: 21,
    ways: [1, 1],
    decommissioned: true,
  });
});

test('the ARM client for Digital Twins finds, tags and removes instances, and asks for names', async () => {
  const done = await run(`
    const { AzureDigitalTwinsManagementClient } = require('@azure/arm-digitaltwins');
    const client = new AzureDigitalTwinsManagementClient(credential, SUBSCRIPTION_ID, { endpoint: ORIGIN, credentialScopes: scope });
    const all = async (pages) => { const items = []; for await (const { name } of pages) items.push(name); return items; };
    const fast = { updateIntervalInMs: 50 };
    const check = async () => (await client.digitalTwins.checkNameAvailability('westeurope', { name: 'spare', type: 'Microsoft.DigitalTwins/digitalTwinsInstances' })).nameAvailable;
    const free = await check();
    await client.digitalTwins.beginCreateOrUpdateAndWait('rg', 'spare', { location: 'westeurope' }, fast);
    const taken = await check();
    const { tags } = await client.digitalTwins.beginUpdateAndWait('rg', 'spare', { tags: { by: 'me' } }, fast);
    const found = [await all(client.digitalTwins.list()), await all(client.digitalTwins.listByResourceGroup('rg'))];
    const { location } = await client.digitalTwins.get('rg', 'spare');
    await client.digitalTwins.beginDeleteAndWait('rg', 'spare', fast);
    const left = await all(client.digitalTwins.list());
    return { free, taken, tags, found: found.map((names) => names.includes('spare')), location, left: left.includes('spare') };`);
  expect(done).toEqual({
    free: true,
    taken: false,
    tags: { by: 'me' },
    found: [true, true],
    location: 'westeurope',
    left: false,
  });
});

test('the ARM client for authorization makes roles and assignments, lists and removes them', async () => {
  const instance = await deployer.instance('roles');
  const done = await run(`
    const { AuthorizationManagementClient } = require('@azure/arm-authorization');
    const client = new AuthorizationManagementClient(credential, SUBSCRIPTION_ID, { endpoint: ORIGIN, credentialScopes: scope });
    const all = async (pages) => { const items = []; for await (const item of pages) items.push(item); return items; };
    const [subscription, id] = ['/subscriptions/' + SUBSCRIPTION_ID, '00000000-0000-4000-8000-000000000002'];
    const permissions = [{ actions: ['Microsoft.DigitalTwins/*/read'], dataActions: ['Microsoft.DigitalTwins/models/read'] }];
    const role = await client.roleDefinitions.createOrUpdate(subscription, id, { roleName: 'Model reader', permissions, assignableScopes: [subscription] });
    const roles = (await all(client.roleDefinitions.list('${instance}', { filter: "roleName eq 'Model reader'" }))).length;
    const { roleName } = await client.roleDefinitions.getById(role.id);
    const properties = { roleDefinitionId: role.id, principalId: '${deployer.identity.objectId}', principalType: 'ServicePrincipal' };
    const assigned = await client.roleAssignments.create('${instance}', id, properties);
    const { roleDefinitionId } = await client.roleAssignments.get('${instance}', id);
    const here = (await all(client.roleAssignments.listForScope('${instance}', { filter: 'atScope()' }))).map((one) => one.id);
    const anywhere = (await all(client.roleAssignments.listForSubscription())).map((one) => one.id);
    await client.roleAssignments.deleteById(assigned.id);
    await client.roleDefinitions.delete(subscription, id);
    return { roles, roleName, same: roleDefinitionId === role.id, listed: [here, anywhere].map((ids) => ids.includes(assigned.id)) };`);
  expect(done).toEqual({ roles: 1, roleName: 'Model reader', same: true, listed: [true, true] });
});

test('the Key Vault client lists, changes and purges secrets', async () => {
  deployer.azure.seed.roleAssignment(
    deployer.identity.objectId,
    'Key Vault Secrets Officer',
    await deployer.vault('second'),
  );
  const done = await run(`
    const { SecretClient } = require('@azure/keyvault-secrets');
    const client = new SecretClient('https://second.vault.localhost', credential);
    const all = async (pages) => { const items = []; for await (const { name } of pages) items.push(name); return items; };
    const { properties: { version } } = await client.setSecret('one', 'value');
    const { tags } = await client.updateSecretProperties('one', version, { tags: { by: 'me' } });
    const there = await all(client.listPropertiesOfSecrets());
    await (await client.beginDeleteSecret('one', { intervalInMs: 50 })).pollUntilDone();
    const deleted = await all(client.listDeletedSecrets());
    const { name } = await client.getDeletedSecret('one');
    await client.purgeDeletedSecret('one');
    return { tags, there, deleted, name, left: await all(client.listDeletedSecrets()) };`);
  expect(done).toEqual({ tags: { by: 'me' }, there: ['one'], deleted: ['one'], name: 'one', left: [] });
});

test('what the clients witness in PARITY.md was seen', () => {
  expect(missing('javascript', seen)).toEqual([]);
});
