import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

beforeAll(async () => {
  deployer = await TestClient.start();
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
