import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformOutput } from 'cdktf';
import {
  type AdtAppRegistration,
  AdtRole,
  ClientCredential,
  FederatedIdentity,
  GitHubRepository,
} from 'cdktf-adt-app-registration';
import { makeCertificate } from '../support/certificates';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import type { Terraform } from './support/terraform';

const identity = FederatedIdentity.githubEnvironment(
  GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' }),
  'production',
);
const { issuer, subject } = identity;

/** A registration with a credential, and with what is added to it. */
const registrationWith = (
  instanceId: string,
  credential: ClientCredential,
  add: (registration: AdtAppRegistration) => void = () => {},
) =>
  clientStack({ credential, roleAssignment: { instanceId, role: AdtRole.DATA_OWNER } }, (registration, stack) => {
    add(registration);
    new TerraformOutput(stack, 'environment', { value: registration.environmentVariables, sensitive: true });
  });

/** Signs in with the values of the registration, and with what a client has beside them. Whether it is let in. */
async function isLetIn(tenant: Tenant, terraform: Terraform, more: Record<string, string> = {}): Promise<boolean> {
  const environment = await terraform.environment();
  return (await tenant.client({ ...environment, ...more })).code === 0;
}

describe('the credential of a registration', SIDE_BY_SIDE, () => {
  scenario('is changed from each kind to the next, and application and access stay', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const { pem, key } = await makeCertificate();
    const withKey = { AZURE_CLIENT_CERTIFICATE_PATH: tenant.writeFile('client.pem', `${key}\n${pem}`) };
    const wanted = { issuer, subject, audience: 'api://AzureADTokenExchange', expiresInSeconds: 3600 };
    const assertion = await tenant.emulator.mintAssertion(wanted);
    const withToken = { AZURE_FEDERATED_TOKEN_FILE: tenant.writeFile('token', assertion) };
    const steps: [string, ClientCredential, Record<string, string>, boolean][] = [
      ['rotating secret', ClientCredential.rotatingSecret(), {}, true],
      ['certificate', ClientCredential.certificate({ certificate: pem }), withKey, true],
      ['federated', ClientCredential.federated({ name: 'production', identity }), withToken, true],
      ['none', ClientCredential.none(), withToken, false],
      ['secret again', ClientCredential.secret(), {}, true],
    ];
    const terraform = await tenant.stack(registrationWith(instanceId, ClientCredential.secret()));
    await terraform.apply();
    const { appId } = tenant.application('adt-client');

    for (const [name, credential, more, expected] of steps) {
      tenant.restack(registrationWith(instanceId, credential));
      const touched = Object.keys(await terraform.plan()).map((address) => address.split('.')[0]);
      assert.deepEqual(
        touched.filter(
          (type) => !/^azuread_application_(password|certificate|federated_identity_credential)$/.test(type),
        ),
        [],
        `${name}: only credentials`,
      );
      await terraform.settle();
      assert.equal(tenant.application('adt-client').appId, appId, `${name}: the client ID`);
      assert.equal(await isLetIn(tenant, terraform, more), expected, `${name}: is let in`);
    }
    await tenant.destroy(terraform);
  });

  scenario('overlaps with the next one, if that is added first', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const { pem, key } = await makeCertificate();
    const withKey = {
      AZURE_CLIENT_CERTIFICATE_PATH: tenant.writeFile('client.pem', `${key}\n${pem}`),
      AZURE_CLIENT_SECRET: '',
    };
    const withCertificate = (registration: AdtAppRegistration) =>
      void registration.addClientCertificate('next', { certificate: pem });
    const terraform = await tenant.stack(registrationWith(instanceId, ClientCredential.secret()));
    await terraform.apply();
    const withSecret = await terraform.environment();

    tenant.restack(registrationWith(instanceId, ClientCredential.secret(), withCertificate));
    assert.deepEqual(Object.values(await terraform.plan()), [['create']], 'beside the old one');
    await terraform.apply();
    assert.ok(await isLetIn(tenant, terraform, withSecret), 'a client that has not changed over');
    assert.ok(await isLetIn(tenant, terraform, withKey), 'a client that has');

    tenant.restack(registrationWith(instanceId, ClientCredential.none(), withCertificate));
    assert.deepEqual(Object.values(await terraform.plan()), [['delete']], 'the old one alone goes');
    await terraform.settle();
    assert.ok(!(await isLetIn(tenant, terraform, withSecret)), 'the old one is refused');
    assert.ok(await isLetIn(tenant, terraform, withKey), 'the new one is let in');

    await tenant.destroy(terraform);
  });
});
