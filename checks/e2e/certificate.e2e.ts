import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { DataAzurermKeyVaultCertificate } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-certificate';
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
      const { pem, key, endDate } = await makeCertificate();
      const build = (certificate: (stack: TerraformStack) => string) => (stack: TerraformStack) => {
        clientStack({ credential: ClientCredential.certificate({ certificate: certificate(stack), endDate }) })(stack);
      };
      const ofVariable = build((stack) => new TerraformVariable(stack, 'certificate', { type: 'string' }).stringValue);
      const ofFile = build(() => Fn.file(tenant.writeFile('client.pem', pem)));
      const terraform = await tenant.stack(ofVariable);
      const refused = await terraform.planFails(/certificate holds a private key/, `-var=certificate=${key}\n${pem}`);
      assert.ok(!refused.includes(key.split('\n')[1]), 'the key is not shown');
      assert.ok(!refused.includes('must be one X.509 certificate'), 'one reason is enough');
      // PKCS #12 in Base64, which a vault has as the secret of a certificate, begins as a private key does.
      const secret = key.replace(/-----.*-----|\s/g, '');
      const alsoRefused = await terraform.planFails(/must be one X\.509 certificate/, `-var=certificate=${secret}`);
      assert.ok(!alsoRefused.includes(secret.slice(0, 60)), 'it is not shown either');
      tenant.assertEmpty();

      await terraform.settle(`-var=certificate=${pem}`);
      tenant.restack(ofFile);
      await terraform.assertUnchanged(); // the same certificate, from a file
      await tenant.destroy(terraform);
    },
  );

  scenario('that only Terraform knows may be PEM, Base64 or hexadecimal, and ends when it ends', async (tenant) => {
    const made = [await makeCertificate(), await makeCertificate({ to: 365 }), await makeCertificate({ to: 500 })];
    const texts = [made[0].pem, made[1].der.toString('base64'), made[2].der.toString('hex').toUpperCase()];
    const build = (endDates: string[]) =>
      clientStack({ credential: ClientCredential.none() }, (registration, stack) => {
        for (const [index, endDate] of endDates.entries()) {
          const variable = new TerraformVariable(stack, `certificate_${index}`, { type: 'string', sensitive: true });
          registration.addClientCertificate(`${index}`, { certificate: variable.stringValue, endDate });
        }
      });
    const variables = texts.map((text, index) => `-var=certificate_${index}=${text}`);
    const terraform = await tenant.stack(build(['2099-12-31T00:00:00Z']));
    await terraform.fails(/KeyCredentialsInvalidEndDate/, variables[0]);

    tenant.restack(build(made.map(({ endDate }) => endDate)));
    await terraform.settle(...variables);
    const ends = tenant.application('adt-client').keyCredentials.map(({ endDateTime }) => endDateTime);
    assert.deepEqual(
      ends,
      made.map(({ endDate }) => endDate),
    );
    await tenant.destroy(terraform, ...variables);
  });
});

describe('a certificate in a key vault', SIDE_BY_SIDE, () => {
  const keyPair = () => makeCertificate({ to: 365 });

  scenario('lets the client in, and its renewal is added before the old one is removed', async (tenant) => {
    const [keyVaultId, old, next] = [tenant.vault('vault'), await keyPair(), await keyPair()];
    const { seed, deployer } = tenant.emulator;
    seed.roleAssignment(deployer.objectId, 'Key Vault Reader', keyVaultId);
    seed.certificate(keyVaultId, 'adt-client', old.pem);
    const roleAssignment = { instanceId: tenant.instance('plant'), role: AdtRole.DATA_OWNER };
    const credential = ClientCredential.keyVaultCertificate({ keyVaultId, name: 'adt-client' });
    const terraform = await tenant.stack(
      clientStack({ credential, roleAssignment }, ({ environmentVariables: value }, stack) => {
        new TerraformOutput(stack, 'environment', { value });
      }),
    );
    await terraform.settle();
    const ends = () => tenant.application('adt-client').keyCredentials.map(({ endDateTime }) => endDateTime);
    assert.deepEqual(ends(), [old.endDate]);
    const first = await use(tenant, terraform, old);
    assert.equal(first.code, 0, first.text);

    seed.certificate(keyVaultId, 'adt-client', next.pem);
    assert.deepEqual(Object.values(await terraform.plan()), [['create', 'delete']]);
    await terraform.settle();
    assert.deepEqual(ends(), [next.endDate]);
    assert.equal((await use(tenant, terraform, next)).code, 0);
    assert.match((await use(tenant, terraform, old)).text, /AADSTS700027/);
    await tenant.destroy(terraform);
  });

  scenario('may be one version of it, beside another', async (tenant) => {
    const [keyVaultId, old, next] = [tenant.vault('vault'), await keyPair(), await keyPair()];
    const { seed, deployer } = tenant.emulator;
    seed.roleAssignment(deployer.objectId, 'Key Vault Reader', keyVaultId);
    const [version] = [old, next].map(({ pem }) => seed.certificate(keyVaultId, 'adt-client', pem));
    const terraform = await tenant.stack(
      clientStack({ credential: ClientCredential.none() }, (registration) => {
        registration.addKeyVaultClientCertificate('old', { keyVaultId, name: 'adt-client', version });
        registration.addKeyVaultClientCertificate('newest', { keyVaultId, name: 'adt-client' });
      }),
    );
    await terraform.settle();
    const ends = tenant.application('adt-client').keyCredentials.map(({ endDateTime }) => endDateTime);
    assert.deepEqual(ends.sort(), [old.endDate, next.endDate].sort());
    await tenant.destroy(terraform);
  });

  scenario('may be read by a data source of the stack', async (tenant) => {
    const [keyVaultId, made] = [tenant.vault('vault'), await keyPair()];
    const { seed, deployer } = tenant.emulator;
    seed.roleAssignment(deployer.objectId, 'Key Vault Reader', keyVaultId);
    seed.certificate(keyVaultId, 'adt-client', made.pem);
    const terraform = await tenant.stack((stack) => {
      const read = new DataAzurermKeyVaultCertificate(stack, 'certificate', { keyVaultId, name: 'adt-client' });
      const { certificateDataBase64, certificateData, expires: endDate } = read;
      clientStack(
        { credential: ClientCredential.certificate({ certificate: certificateDataBase64, endDate }) },
        (one) => one.addClientCertificate('hex', { certificate: certificateData, endDate }),
      )(stack);
    });
    await terraform.settle();
    const ends = tenant.application('adt-client').keyCredentials.map(({ endDateTime }) => endDateTime);
    assert.deepEqual(ends, [made.endDate, made.endDate]);
    await tenant.destroy(terraform);
  });
});
