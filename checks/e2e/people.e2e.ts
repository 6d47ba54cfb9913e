import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import type { Person } from 'adt-local-azure';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import {
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  ClientCredential,
} from 'cdktf-adt-app-registration';
import { aadsts, Browser } from '../support/browser';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import { User } from './support/user';

const READS = ['--read-only', '--no-wait'];

/** Registers a client without a credential, and shows what it reads. */
const registration = (props: Partial<AdtAppRegistrationProps>) => (stack: TerraformStack) => {
  const client = new AdtAppRegistration(stack, 'client', {
    displayName: 'adt-client',
    credential: ClientCredential.none(),
    grantAdminConsent: true,
    ...props,
  });
  new TerraformOutput(stack, 'environment', { value: client.environmentVariables });
};

/** A user with a role on an instance, and a stack in which they sign in to a registration; how to apply it with other props. */
async function reader(tenant: Tenant, first: Partial<AdtAppRegistrationProps> = {}) {
  const instanceId = tenant.instance('plant');
  const person = tenant.emulator.seed.user('reader');
  const roleAssignment = {
    instanceId,
    role: AdtRole.DATA_READER,
    principal: AdtPrincipal.user(person.objectId),
  };
  const terraform = await tenant.stack(registration({ roleAssignment, ...first }));
  await terraform.apply();
  const variables = await terraform.environment();
  return {
    terraform,
    variables,
    user: new User(tenant, person, variables),
    apply: async (props: Partial<AdtAppRegistrationProps>) => {
      tenant.restack(registration({ roleAssignment, ...props }));
      await terraform.apply();
    },
  };
}

/** That the client says that this is missing, and names the prop that adds it. */
function assertExplained(text: string, code: string, missing: string, fix: string): void {
  assert.match(text, new RegExp(`refused: .*${code}`, 's'));
  assert.match(text, new RegExp(`missing +.*${missing}`), text);
  assert.match(text, new RegExp(`fix +.*${fix}`), text);
}

describe('users sign in', SIDE_BY_SIDE, () => {
  scenario('to people: the group reads, one person writes, strangers stay outside', async (tenant) => {
    tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
    const { seed } = tenant.emulator;
    const [one, writer, nested, stranger] = ['reader', 'writer', 'nested', 'stranger'].map((name) => seed.user(name));
    const inner = seed.securityGroup('night shift', [nested.objectId]);
    const readers = seed.securityGroup('operators', [one.objectId, inner]);
    const given = ['-var=readers=operators', `-var=writer=${writer.userPrincipalName}`];
    const [terraform] = await tenant.example('people');
    await terraform.settle(...given);
    const variables = await terraform.environment();
    assert.equal(variables.AZURE_CLIENT_SECRET, undefined, 'there is no secret');
    const as = (person: Person) => new User(tenant, person, variables);

    // Rows 1, 11, 12: http://localhost, the consent, and the device code
    assert.match(await as(one).browse('--read-only'), /listed 0 twins/);
    assertExplained(await as(one).browse(), '403', 'role that may write', 'AdtRole.DATA_OWNER');
    assert.match(await as(writer).enterCode(), /read room-1: 21.5 degrees/);
    for (const person of [stranger, nested]) {
      assertExplained(await as(person).browse(...READS), 'AADSTS50105', 'assignment', 'usersAndGroups');
    }

    const { roleAssignments } = tenant.state;
    for (const { id, principalId } of Object.values(roleAssignments)) {
      if (principalId === readers) delete roleAssignments[id.toLowerCase()];
    }
    assertExplained(await as(one).browse(...READS), '403', 'role on the instance', 'grantDataAccess');
    const waiting = as(one).browse('--read-only');
    await terraform.apply(...given); // finds out that the role is gone
    assert.match(await waiting, /403: no role yet.*listed 1 twins/s);

    await tenant.destroy(terraform, ...given);
  });

  scenario('with the role of a group in a group, as long as they are in it', async (tenant) => {
    const { seed } = tenant.emulator;
    const instanceId = tenant.instance('plant');
    const person = seed.user('operator');
    const inner = seed.securityGroup('inner', [person.objectId]);
    const principal = AdtPrincipal.group(seed.securityGroup('outer', [inner]));
    const roleAssignment = { instanceId, role: AdtRole.DATA_READER, principal };
    const terraform = await tenant.stack(registration({ roleAssignment }));
    await terraform.apply();
    const user = new User(tenant, person, await terraform.environment());

    assert.match(await user.browse(...READS), /listed 0 twins/);
    tenant.state.groups[inner].members = [];
    assertExplained(await user.browse(...READS), '403', 'role on the instance', 'grantDataAccess');
    await tenant.destroy(terraform);
  });

  scenario('beside the managed identity of an Azure resource, which signs in as itself', async (tenant) => {
    tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
    const instanceId = tenant.instance('plant');
    const terraform = await tenant.stack((stack) => {
      const resourceGroupName = 'rg';
      const other = new DigitalTwinsInstance(stack, 'other', {
        name: 'with-an-identity',
        resourceGroupName,
        location: 'westeurope',
        identity: { type: 'SystemAssigned' },
      });
      const { principalId } = other.identity;
      const principal = AdtPrincipal.managedIdentity(principalId);
      new AdtRoleAssignment(stack, 'reads', { instanceId, role: AdtRole.DATA_READER, principal });
      new TerraformOutput(stack, 'principal_id', { value: principalId });
    });
    await terraform.settle();
    const identity = tenant.emulator.managedIdentityEnvironment((await terraform.outputs()).principal_id);

    assert.match((await tenant.client(identity, ...READS)).text, /listed 0 twins/);
    const { text } = await tenant.client(identity, '--no-wait');
    assertExplained(text, '403', 'role that may write', 'AdtRole.DATA_OWNER');
    await terraform.destroy();
  });

  scenario('and consent themselves where they may, or not at all (rows 9 to 11)', async (tenant) => {
    const { terraform, user, apply } = await reader(tenant, { grantAdminConsent: false });
    const declined = await user.inBrowser(READS, 'cancel');
    assertExplained((await declined.client).text, 'AADSTS65004', 'consent', 'grantAdminConsent');
    assert.match(await user.browse(...READS), /listed 0 twins/, 'accepted');

    const { permissionGrants } = tenant.state;
    for (const id of Object.keys(permissionGrants)) delete permissionGrants[id]; // what the user consented to
    const usersAndGroups = { reader: AdtPrincipal.user(user.person.objectId) };
    await apply({ grantAdminConsent: false, usersAndGroups });
    assertExplained(await user.browse(...READS), 'AADSTS90094', 'consent', 'consentForUsers');
    await apply({ grantAdminConsent: false, usersAndGroups, consentForUsers: usersAndGroups });
    assert.match(await user.browse(...READS), /listed 0 twins/);
    await tenant.destroy(terraform);
  });

  scenario('through a redirect URI of the right platform only (rows 1, 2 and 13)', async (tenant) => {
    const { terraform, user, apply } = await reader(tenant, {
      publicClientRedirectUris: ['http://localhost/elsewhere'],
    });
    const { client, page } = await user.inBrowser(READS);
    assert.equal(aadsts(page), 50011);
    client.kill('SIGINT');
    await client;

    await apply({ publicClientRedirectUris: [], webRedirectUris: ['http://localhost/'] });
    assertExplained(await user.browse(...READS), 'AADSTS7000218', 'public client', 'publicClientRedirectUris');
    await apply({});
    assert.match(await user.browse(...READS), /listed 0 twins/);
    await tenant.destroy(terraform);
  });

  scenario('with a device code if public client flows are allowed (row 12)', async (tenant) => {
    const { terraform, user, variables, apply } = await reader(tenant);
    const { text } = await tenant.client(variables, '--device-code', ...READS);
    assertExplained(text, 'invalid_client', 'public client', 'fallbackPublicClientEnabled');
    await apply({ fallbackPublicClientEnabled: true });
    assert.match(await user.enterCode(...READS), /listed 0 twins/);
    await tenant.destroy(terraform);
  });

  scenario('and get tokens in the fragment if the implicit flow is allowed (row 14)', async (tenant) => {
    const webRedirectUris = ['https://twins.contoso.com/signin'];
    const { terraform, user, variables, apply } = await reader(tenant, { webRedirectUris });
    const asked = new URLSearchParams({
      client_id: variables.AZURE_CLIENT_ID,
      redirect_uri: webRedirectUris[0],
      response_type: 'id_token token',
      scope: 'openid https://digitaltwins.azure.net/.default',
      nonce: 'a nonce',
    });
    const ask = async () => {
      const browser = new Browser(tenant.emulator);
      const page = await browser.get(`/${variables.AZURE_TENANT_ID}/oauth2/v2.0/authorize?${asked}`);
      return page.location ? page : browser.signIn(page, user.person);
    };
    assert.equal(aadsts(await ask()), 700054);
    await apply({ webRedirectUris, implicitGrant: { accessTokenIssuanceEnabled: true, idTokenIssuanceEnabled: true } });
    const { location, answer } = await ask();
    assert.ok(location?.startsWith(`${webRedirectUris[0]}#`));
    assert.ok(answer.id_token && answer.access_token);
    await tenant.destroy(terraform);
  });
});
