import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { Fn, TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import { AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { makeCertificate } from '../support/certificates';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import type { Terraform } from './support/terraform';

interface KeyPair {
  readonly pem: string;
  readonly key: string;
}

/** The client, signed in with a certificate and its key, as `DefaultAzureCredential` finds them. */
async function use(tenant: Tenant, terraform: Terraform, { key, pem }: KeyPair) {
  const environment = await terraform.environment();
  const AZURE_CLIENT_CERTIFICATE_PATH = tenant.writeFile('client.pem', `${key}\n${pem}`);
  return tenant.client({ ...environment, AZURE_CLIENT_CERTIFICATE_PATH });
}

describe('a client certificate', SIDE_BY_SIDE, () => {
  scenario('lets the holder of its key in, is renewed with overlap, and refused once removed', async (tenant) => {
    const [old, next] = [await makeCertificate(), await makeCertificate({ to: 400 })];
    const roleAssignment = { instanceId: tenant.instance('plant'), role: AdtRole.DATA_OWNER };
    const build = (certificates: Record<string, string>) =>
      clientStack({ credential: ClientCredential.none(), roleAssignment }, (registration, stack) => {
        for (const [id, certificate] of Object.entries(certificates))
          registration.addClientCertificate(id, { certificate });
        new TerraformOutput(stack, 'environment', { value: registration.environmentVariables });
      });
    const terraform = await tenant.stack(build({ old: old.pem }));
    await terraform.settle();
    const first = await use(tenant, terraform, old);
    assert.equal(first.code, 0, first.text);
    assert.match((await use(tenant, terraform, next)).text, /AADSTS700027/, 'not registered yet');

    tenant.restack(build({ old: old.pem, next: next.pem }));
    assert.deepEqual(Object.values(await terraform.plan()), [['create']], 'the new one comes beside the old one');
    await terraform.apply();
    assert.deepEqual([(await use(tenant, terraform, old)).code, (await use(tenant, terraform, next)).code], [0, 0]);

    tenant.restack(build({ next: next.pem }));
    await terraform.apply();
    assert.match((await use(tenant, terraform, old)).text, /AADSTS700027/, 'removed');
    assert.equal((await use(tenant, terraform, next)).code, 0);
    await terraform.assertUnchanged();

    await tenant.destroy(terraform);
  });

  scenario('is changed in one apply, the new one before the old one goes', async (tenant) => {
    const [old, next] = [await makeCertificate(), await makeCertificate({ to: 400 })];
    const build = (certificate: string) => clientStack({ credential: ClientCredential.certificate({ certificate }) });
    const terraform = await tenant.stack(build(old.pem));
    await terraform.apply();
    tenant.restack(build(next.pem));
    assert.deepEqual(Object.values(await terraform.plan()), [['create', 'delete']]);
    await terraform.settle();
    const { keyCredentials } = tenant.application('adt-client');
    assert.deepEqual(
      keyCredentials.map(({ endDateTime }) => Date.parse(endDateTime)),
      [next.notAfter.getTime()],
      'it ends when the certificate does',
    );
    await tenant.destroy(terraform);
  });

  scenario(
    'that only Terraform knows is refused there with a private key in it, which is not shown',
    async (tenant) => {
      const { pem, key } = await makeCertificate();
      const build = (certificate: (stack: TerraformStack) => string) => (stack: TerraformStack) => {
        clientStack({ credential: ClientCredential.certificate({ certificate: certificate(stack) }) })(stack);
      };
      const ofVariable = build((stack) => new TerraformVariable(stack, 'certificate', { type: 'string' }).stringValue);
      const ofFile = build(() => Fn.file(tenant.writeFile('client.pem', pem)));
      const terraform = await tenant.stack(ofVariable);
      const refused = await terraform.fails(/certificate holds a private key/, `-var=certificate=${key}\n${pem}`);
      assert.ok(!refused.includes(key.split('\n')[1]), 'the key is not shown');
      assert.ok(!tenant.log.some((line) => line.includes('PATCH') && line.includes('keyCredentials')));
      tenant.assertEmpty();

      await terraform.settle(`-var=certificate=${pem}`);
      tenant.restack(ofFile);
      await terraform.assertUnchanged(); // the same certificate, from a file
      await tenant.destroy(terraform);
    },
  );
});
