import { Application } from '@cdktf/provider-azuread/lib/application';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { DataAzurermKeyVaultCertificate } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-certificate';
import { DataAzurermRoleDefinition } from '@cdktf/provider-azurerm/lib/data-azurerm-role-definition';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Fn, TerraformLocal, TerraformOutput, TerraformVariable, Token } from 'cdktf';
import { makeCertificate } from '../../checks/support/certificates';
import { AdtAppRegistration, AdtPrincipal, AdtRole, ClientCredential, FederatedIdentity } from '../../src';
import { codesOf, problems } from '../support/problems';
import { GUIDS, INSTANCE_ID, newStack, register, SUBSCRIPTION, Terraform } from '../support/synth';

const stack = newStack('other');
const application = new Application(stack, 'app', { displayName: 'a' });
const principal = new ServicePrincipal(stack, 'sp', { clientId: application.clientId });
const user = new DataAzureadUser(stack, 'user', {});
const deployer = new DataAzureadClientConfig(stack, 'deployer', {});
const group = new ResourceGroup(stack, 'rg', { name: 'rg', location: 'westeurope' });
const instance = new DigitalTwinsInstance(stack, 'dt', { name: 'a', location: 'b', resourceGroupName: 'c' });
const role = new RoleDefinition(stack, 'role', { name: 'r', scope: group.id });
const builtIn = new DataAzurermRoleDefinition(stack, 'built-in', { name: 'r' });
const identity = new UserAssignedIdentity(stack, 'identity', { name: 'a', location: 'b', resourceGroupName: 'c' });
const vault = new KeyVault(stack, 'kv', {
  name: 'kv',
  location: 'westeurope',
  resourceGroupName: 'rg',
  tenantId: deployer.tenantId,
  skuName: 'standard',
});
const vaultCertificate = new DataAzurermKeyVaultCertificate(stack, 'certificate', { name: 'a', keyVaultId: vault.id });
const variable = new TerraformVariable(stack, 'variable', {});
const local = new TerraformLocal(stack, 'local', 'a');
const output = new TerraformOutput(stack, 'output', { value: application.clientId });
const listOutput = new TerraformOutput(stack, 'list', { value: [GUIDS[0]] });
const registration = register();

/** Uses a value as a prop. */
type Use = (value: never) => unknown;
const prop =
  (name: string): Use =>
  (value) =>
    register({ [name]: value } as object);
const clientId: Use = (value) => AdtAppRegistration.fromClientId(newStack(), 'Shared', value);
const attribute =
  (name: string): Use =>
  (value) =>
    AdtAppRegistration.fromAttributes(newStack(), 'Shared', { clientId: GUIDS[0], [name]: value });
const adopted =
  (name: string): Use =>
  (value) =>
    register({
      adopt: { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1], [name]: value },
      roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER },
      grantAdminConsent: true,
    });
const instanceId: Use = (value) => register({ roleAssignment: { instanceId: value, role: AdtRole.DATA_READER } });
const roleDefinition: Use = (value) =>
  register({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(value) } });
const stored =
  (name: string): Use =>
  (value) => {
    const keyVaultId = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;
    return register().clientSecret.storeInKeyVault('Vault', { keyVaultId, name: 'adt', [name]: value });
  };
const lifetime: Use = (lifetimeDays) => register({ credential: ClientCredential.secret({ lifetimeDays }) });
const turns: Use = (rotateEveryDays) => register({ credential: ClientCredential.rotatingSecret({ rotateEveryDays }) });
const expires = variable.stringValue;
const certificate: Use = (value) =>
  register({ credential: ClientCredential.certificate({ certificate: value, endDate: expires }) });
const endDate: Use = (value) =>
  register({ credential: ClientCredential.certificate({ certificate: expires, endDate: value }) });
const kept =
  (name: string): Use =>
  (value) =>
    register({
      credential: ClientCredential.keyVaultCertificate({
        keyVaultId: vaultCertificate.keyVaultId,
        name: 'a',
        [name]: value,
      }),
    });
const subject: Use = (value) =>
  register({
    credential: ClientCredential.federated({
      name: 'main',
      identity: FederatedIdentity.of({ issuer: 'https://a.b', subject: value }),
    }),
  });
const api =
  (name: string): Use =>
  (value) =>
    register({ apiPermissions: [{ resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]], [name]: value }] });
const each =
  (use: Use): Use =>
  (value) =>
    use([value] as never);

/** The last of eleven in a list. */
const eleventh =
  (use: Use): Use =>
  (value) =>
    use([...Array.from({ length: 10 }, (_, index) => GUIDS[0].replace(/..$/, String(index + 10))), value] as never);
const member: Use = (value) => register({ usersAndGroups: { 'of the plant': AdtPrincipal.user(value) } });

const fixOf = (text: string) => /; (.*) \[[\w-]+\]$/.exec(text)?.[1] ?? text;

/** What a fix says, done to the value. */
function applied(fix: string, value: unknown): unknown {
  const [, member, call] = /^pass its \.(\w+)(\(\))?/.exec(fix) ?? [];
  const read = (value as Record<string, unknown>)[member];
  const one = call ? (read as () => unknown).call(value) : read;
  return fix.endsWith('in square brackets') ? [one] : one;
}

describe('a member of the value is named, and with it the prop is accepted', () => {
  test.each<[string, string, Use, unknown]>([
    ['a registration', '.clientId', clientId, registration],
    ['an application', '.clientId', clientId, application],
    ['a service principal', '.clientId', clientId, principal],
    ['an application', '.objectId', attribute('applicationObjectId'), application],
    ['a registration', '.applicationObjectId', attribute('applicationObjectId'), registration],
    ['a service principal', '.objectId', attribute('servicePrincipalObjectId'), principal],
    ['the deployer', '.tenantId', attribute('tenantId'), deployer],
    ['an application', '.objectId', adopted('applicationObjectId'), application],
    ['a service principal', '.objectId', adopted('servicePrincipalObjectId'), principal],
    ['an instance', '.id', instanceId, instance],
    ['an object with an ID', '.id', instanceId, { id: INSTANCE_ID }],
    ['a variable', '.stringValue', instanceId, variable],
    ['a local', '.asString', instanceId, local],
    ['an output', '.value', instanceId, output],
    ['a custom role', '.roleDefinitionResourceId', roleDefinition, role],
    ['the data of a role', '.roleDefinitionId', roleDefinition, builtIn],
    ['an identity', '.principalId', member, identity],
    ['a user', '.objectId', member, user],
    ['a registration', '.servicePrincipalObjectId', member, registration],
    ['a user', '.objectId', eleventh(prop('owners')), user],
    ['a key vault', '.id', stored('keyVaultId'), vault],
    ['a resource group', '.name', stored('name'), group],
    ['a variable', '.stringValue', prop('displayName'), variable],
    ['an application', '.displayName', prop('displayName'), application],
    ['a resource group', '.name', prop('displayName'), group],
    ['a date', '.toISOString()', prop('displayName'), new Date()],
    ['a user', '.objectId', each(prop('owners')), user],
    ['a registration', '.servicePrincipalObjectId', each(prop('owners')), registration],
    ['a user', '.objectId, in square brackets', prop('owners'), user],
    ['a variable', '.listValue', prop('owners'), variable],
    ['a local', '.asList', prop('owners'), local],
    ['an output', '.value', prop('owners'), listOutput],
    ['a URL', '.href', each(prop('webRedirectUris')), new URL('https://contoso.com/signin')],
    ['a URL', '.href, in square brackets', prop('spaRedirectUris'), new URL('https://contoso.com/signin')],
    ['an application', '.clientId', api('resourceAppId'), application],
    ['a variable', '.listValue', api('scopeIds'), variable],
    ['a variable', '.numberValue', lifetime, variable],
    ['a local', '.asNumber', lifetime, local],
    ['an output', '.value', turns, new TerraformOutput(stack, 'number', { value: 30 })],
    ['an identity', '.subject', subject, FederatedIdentity.of({ issuer: 'https://a.b', subject: 'c' })],
    ['a variable', '.stringValue', certificate, variable],
    ['a certificate of the provider tls', '.certPem', certificate, { certPem: variable.stringValue, id: 'a' }],
    ['a certificate of the provider tls', '.validityEndTime', endDate, { validityEndTime: expires, id: 'a' }],
    ['a certificate of a key vault', '.certificateDataBase64', certificate, vaultCertificate],
    ['the data of a certificate of a key vault', '.pem', certificate, { pem: expires, id: 'a' }],
    ['a certificate of a key vault', '.expires', endDate, vaultCertificate],
    ['a date', '.toISOString()', endDate, new Date(Date.now() + 86_400_000)],
    ['a key vault', '.id', kept('keyVaultId'), vault],
    ['a certificate of a key vault', '.keyVaultId', kept('keyVaultId'), vaultCertificate],
    ['a certificate of a key vault', '.name', kept('name'), vaultCertificate],
    ['a certificate of a key vault', '.version', kept('version'), vaultCertificate],
  ])('of %s: %s', (_, member, use, value) => {
    const [text, ...others] = problems(() => use(value as never));
    expect(others).toEqual([]);
    expect(fixOf(text)).toBe(`pass its ${member}`);
    expect(codesOf(() => use(applied(fixOf(text), value) as never))).toEqual([]);
  });

  test('of a buffer: .toString()', async () => {
    const pem = Buffer.from((await makeCertificate()).pem);
    expect(problems(() => certificate(pem as never))).toEqual([
      'credential.certificate must be a string, got a value of class Buffer; pass its .toString() [type]',
    ]);
    expect(codesOf(() => certificate(pem.toString() as never))).toEqual([]);
  });
});

describe('the way to the value is named where it is', () => {
  test.each<[string, Use, unknown, string]>([
    ['a function', prop('displayName'), () => 'a', 'call it, and pass what it returns'],
    ['a function', prop('owners'), () => [], 'call it, and pass what it returns'],
    ['a method of credentials', prop('credential'), ClientCredential.secret, 'call it, and pass what it returns'],
    ['a function', prop('implicitGrant'), () => ({}), 'call it, and pass what it returns'],
    ['a promise', prop('displayName'), Promise.resolve('a'), 'await it, and pass what it resolves to'],
    ['a promise', prop('owners'), Promise.resolve([]), 'await it, and pass what it resolves to'],
    ['a promise', prop('roleAssignment'), Promise.resolve({}), 'await it, and pass what it resolves to'],
    ['a promise', lifetime, Promise.resolve(1), 'await it, and pass what it resolves to'],
    ['a set', prop('owners'), new Set([GUIDS[0]]), 'pass Array.from() of it'],
    ['an iterator', prop('owners'), [GUIDS[0]].values(), 'pass Array.from() of it'],
    ['a string', prop('owners'), GUIDS[0], 'put the value into square brackets'],
    ['a permission', prop('apiPermissions'), { resourceAppId: GUIDS[0] }, 'put the value into square brackets'],
    ['an object', prop('owners'), { a: 1 }, 'pass a list, or leave it out'],
    ['null', prop('owners'), null, 'pass a list, or leave it out'],
    ['true', prop('owners'), true, 'pass a list, or leave it out'],
    ['undefined', prop('displayName'), undefined, 'pass one'],
    ['null', prop('displayName'), null, 'pass one'],
    ['a registration', instanceId, registration, 'pass one'],
    ['a list', prop('displayName'), ['a'], 'pass one'],
    ['a number that could be the text', prop('displayName'), 7, "write '7'"],
    ['a number that could not', clientId, 7, 'pass one'],
    ['a number in quotes', lifetime, '90', 'remove the quotes'],
    ['a number in quotes that is too large', lifetime, '900', 'choose 180 or less where you can'],
    ['a text that is a token', lifetime, variable.stringValue, 'pass Token.asNumber() of it'],
    ['true in quotes', prop('grantAdminConsent'), 'true', 'remove the quotes'],
    ['true', lifetime, true, 'choose 180 or less where you can'],
    ['false in quotes', prop('grantAdminConsent'), 'false', 'remove the quotes'],
    ['null', prop('grantAdminConsent'), null, 'pass one of them, or leave it out'],
  ])('%s', (_, use, value, fix) => {
    expect(problems(() => use(value as never)).map(fixOf)).toEqual([
      expect.stringMatching(`^${fix.replace(/[()]/g, '\\$&')}`),
    ]);
  });
});

describe('a value is shown as what it is:', () => {
  class Plant {}

  test.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [7, '7'],
    [false, 'false'],
    [['a'], 'a list'],
    [{ a: 1 }, 'a value of type object'],
    [Object.create(Object.create(null)), 'a value of type object'],
    [Object.create(null), 'a value of type object'],
    [() => 'a', 'a value of type function'],
    [Symbol('a'), 'a value of type symbol'],
    [7n, 'a value of type bigint'],
    [new Plant(), 'a value of class Plant'],
    [new (class {})(), 'a value of type object'],
    [new Date(), 'a value of class Date'],
    [new Map(), 'a value of class Map'],
    [Promise.resolve('a'), 'a value of class Promise'],
    [group, 'a value of class ResourceGroup'],
  ])('%p', (displayName, shown) => {
    expect(problems(() => register({ displayName: displayName as string }))[0]).toContain(`got ${shown}; `);
  });
});

describe('a list', () => {
  const lists = newStack();
  const [one, other] = ['one', 'other'].map(
    (id) => new TerraformVariable(lists, id, { type: 'list(string)' }).listValue,
  );

  test.each<[string, unknown, string]>([
    ['Fn.concat()', Fn.concat([one, other]), '${concat(var.one, var.other)}'],
    ['Fn.concat() with literals', Fn.concat([one, [GUIDS[0]]]), `\${concat(var.one, ["${GUIDS[0]}"])}`],
    ['Fn.flatten()', Fn.flatten([one, other]), '${flatten([var.one, var.other])}'],
    ['Fn.reverse()', Fn.reverse(one), '${reverse(var.one)}'],
    ['Fn.toset()', Fn.toset(one), '${toset(var.one)}'],
    ['Fn.conditional()', Fn.conditional(true, one, other), '${true ? var.one : var.other}'],
    ['Token.asList()', Token.asList('${var.owners}'), '${var.owners}'],
    ['a copy', [...one], '${var.one}'],
  ])('may be %s, and is rendered as it is', (_, value, expression) => {
    const list = value as string[];
    const app = newStack();
    const lists = { owners: list, webRedirectUris: list, spaRedirectUris: list, publicClientRedirectUris: list };
    register({ ...lists, apiPermissions: [{ resourceAppId: GUIDS[0], scopeIds: list }] }, app);
    const made = Terraform.of(app).resource('azuread_application');
    expect([
      made.owners,
      made.web.redirect_uris,
      made.single_page_application.redirect_uris,
      made.public_client.redirect_uris,
      made.required_resource_access[1].dynamic.resource_access[0].for_each,
    ]).toEqual(Array(5).fill(expression));
    expect(Terraform.of(app).resource('azuread_service_principal').owners).toBe(expression);
  });

  test.each<[string, unknown, string]>([
    [
      'a text with a token',
      `id-${variable.stringValue}`,
      'put the value into square brackets, or pass Token.asList() of it where it is a list',
    ],
    ['a text', GUIDS[0], 'put the value into square brackets'],
  ])('may not be %s', (_, value, fix) => {
    expect(problems(() => register({ owners: value as string[] })).map(fixOf)).toEqual([fix]);
    expect(codesOf(() => register({ owners: [value as string] }))).toEqual([]);
  });

  test('may not be an expression written by hand', () => {
    const value = '${var.owners}';
    expect(problems(() => register({ owners: value as never })).map(fixOf)).toEqual(['pass Token.asList() of it']);
    expect(codesOf(() => register({ owners: Token.asList(value) }))).toEqual([]);
  });

  test('of permissions must be known, so it may be no function either', () => {
    expect(problems(() => register({ apiPermissions: Fn.concat([one]) }))).toEqual([
      'apiPermissions must be known at synthesis, got a token; pass a list; the IDs in it may be tokens [type]',
    ]);
  });

  test.each<[string, unknown[]]>([
    ['spread', [...one, GUIDS[0]]],
    ['whole', [one, [GUIDS[0]]]],
  ])('may not stand in another, %s', (_, owners) => {
    const [text] = problems(() => register({ owners: owners as string[] }));
    expect(text).toBe(
      'owners[0] is a whole list in place of one string; join whole lists, as in Token.asList(Fn.concat([list, ["one more"]])) [type]',
    );
  });

  test('may not stand in place of a string', () => {
    expect(problems(() => register({ displayName: one as unknown as string })).map(fixOf)).toEqual(['pass one string']);
  });
});
