import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeCertificate } from '../support/certificates';
import { ADT_API } from '../support/quickstart';
import { PYTHON } from './support/clients';
import { Shell } from './support/shell';
import { World } from './support/world';

const PROGRAMS = join(__dirname, 'programs');

describe("Microsoft's SDKs for Python", () => {
  let world: World;
  let shell: Shell;

  before(async () => {
    if (PYTHON.skip) return;
    world = await World.make();
    shell = new Shell(world.environmentFile);
    Object.assign(shell.variables, { ADT_INSTANCE_URL: `${world.azure.origin}/adt/plant`, INSTANCE: world.instanceId });
  });
  after(() => world?.azure.stop());

  const run = (program: string, ...args: string[]) => shell.json(`python ${join(PROGRAMS, program)} ${args.join(' ')}`);

  test('azure-identity and msal sign in with a secret and a certificate, and nothing else', PYTHON, async () => {
    const { pem, key } = await makeCertificate();
    await world.trust(pem);
    for (const [name, text] of Object.entries({ 'certificate.pem': pem, 'key.pem': key }))
      writeFileSync(join(shell.folder, name), `${text}\n`);
    const { environment, secret, certificate, msal, ...others } = await run(
      'sign_in.py',
      world.clientId,
      'certificate.pem',
      'key.pem',
    );
    assert.deepEqual([environment, secret, certificate], [true, true, true]);
    assert.deepEqual([msal, others['msal, certificate']], ['Bearer', 'Bearer']);
    assert.match(others['wrong secret'], /AADSTS7000215/);
    assert.match(others['wrong client'], /AADSTS700016/);
    assert.match(others['wrong tenant'], /AADSTS90002|Unable to get authority configuration/);
    assert.match(others['msal, wrong secret'], /AADSTS7000215/);
    assert.match(others['msal, wrong tenant'], /Unable to get authority configuration/);
  });

  test('azure-digitaltwins-core creates, reads, updates, queries and deletes twins', PYTHON, async () => {
    assert.deepEqual(await run('twins.py'), {
      models: ['dtmi:example:Room;1'],
      listed: ['Room'],
      read: 21.5,
      'wrong type': [400, 'ValidationFailed'],
      relationships: ['room-2'],
      incoming: ['room-1'],
      queried: ['room-1', 'room-2'],
      deleted: 'DigitalTwinNotFound',
      left: 0,
    });
  });

  test('azure-mgmt-resource, -digitaltwins and -authorization make and list what is there', PYTHON, async () => {
    const { assigned, ...others } = await run('management.py');
    assert.ok(assigned.includes(world.principalId));
    assert.deepEqual(others, {
      group: 'Succeeded',
      groups: ['rg', 'rg-python'],
      instance: ['plant-python', 'Succeeded'],
      instances: ['plant', 'plant-python'],
      'in group': ['plant-python'],
      taken: false,
      roles: ['Azure Digital Twins Data Reader'],
      deleted: 'ResourceNotFound',
      left: ['rg'],
    });
  });

  test('msgraph-sdk reads the application, and makes, changes and deletes another', PYTHON, async () => {
    assert.deepEqual(await run('graph.py', world.clientId, world.applicationId), {
      read: [world.clientId, 'AzureADMyOrg', 3],
      'by client ID': 'plant-client',
      found: ['plant-client'],
      requested: [ADT_API],
      changed: ['of the Graph SDK', 'changed'],
      deleted: [404, 'Request_ResourceNotFound'],
    });
  });

  test('azure-keyvault-secrets writes, reads and deletes a secret', PYTHON, async () => {
    assert.deepEqual(await run('vault.py'), {
      newest: 'second',
      first: 'first',
      listed: ['of-python'],
      versions: 2,
      deleted: 'SecretNotFound',
      left: 0,
    });
  });
});
