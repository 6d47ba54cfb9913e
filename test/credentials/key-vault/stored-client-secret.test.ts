import { ClientCredential, StoredClientSecret, type StoredClientSecretOptions } from '../../../src';
import { codesOf, problems } from '../../support/problems';
import { expression, GUIDS, newStack, register, rendered, SUBSCRIPTION, Terraform } from '../../support/synth';

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant-secrets`;
const OPTIONS = { keyVaultId: VAULT, name: 'adt-client' };
const SECRET = 'azuread_application_password.Client_ClientSecret_C6CD89F1';

function stored(change: Partial<StoredClientSecretOptions> = {}) {
  const stack = newStack();
  const entry = register({}, stack).clientSecret.storeInKeyVault('Vault', { ...OPTIONS, ...change });
  return { entry, secret: Terraform.of(stack).resource('azurerm_key_vault_secret') };
}

const codes = (change: object) => codesOf(() => stored(change));

describe('a client secret in a key vault', () => {
  test('is written through the write-only argument, again whenever its key ID is another, with its expiry', () => {
    expect(stored().secret).toEqual({
      key_vault_id: VAULT,
      name: 'adt-client',
      content_type: 'text/plain',
      expiration_date: `\${${SECRET}.end_date}`,
      tags: { client_id: '${azuread_application.Client_4A7F64DF.client_id}', key_id: `\${${SECRET}.key_id}` },
      value_wo: `\${${SECRET}.value}`,
      value_wo_version: `\${parseint(substr(sha256(${SECRET}.key_id), 0, 7), 16)}`,
    });
  });

  test('takes a content type and tags', () => {
    const { secret } = stored({ contentType: 'password', tags: { team: 'twins', key_id: 'mine' } });
    expect(secret.content_type).toBe('password');
    expect(secret.tags).toMatchObject({ team: 'twins', key_id: 'mine' });
  });

  test('follows the turns of a rotating secret', () => {
    const stack = newStack();
    register({ credential: ClientCredential.rotatingSecret() }, stack).rotatingClientSecret.storeInKeyVault(
      'Vault',
      OPTIONS,
    );
    const secret = Terraform.of(stack).resource('azurerm_key_vault_secret');
    for (const value of [secret.value_wo, secret.value_wo_version, secret.expiration_date, secret.tags.key_id]) {
      expect(value).toContain('element([azuread_application_password.Client_RotatingClientSecret_Even_');
    }
  });

  test('is read by a URI without a version', () => {
    const stack = newStack();
    const { uri } = register({}, stack).clientSecret.storeInKeyVault('Vault', OPTIONS);
    expect(rendered(stack, uri)).toMatch(/^\$\{azurerm_key_vault_secret\.\w+\.versionless_id\}$/);
  });

  test.each<[object, string]>([
    [{ keyVaultId: 'plant-secrets' }, 'key-vault-id'],
    [{ keyVaultId: VAULT.replace('plant-secrets', 'a') }, 'key-vault-id'],
    [{ keyVaultId: VAULT.replace('plant-secrets', 'plant--secrets') }, 'key-vault-id'],
    [{ keyVaultId: VAULT.replace('plant-secrets', 'a'.repeat(25)) }, 'key-vault-id'],
    [{ keyVaultId: 'https://plant-secrets.vault.azure.net' }, 'key-vault-id'],
    [{ keyVaultId: undefined }, 'type'],
    [{ name: 'adt_client' }, 'key-vault-name'],
    [{ name: '' }, 'key-vault-name'],
    [{ name: 'a'.repeat(128) }, 'key-vault-name'],
    [{ contentType: '' }, 'key-vault-content-type'],
    [{ contentType: 'a'.repeat(256) }, 'key-vault-content-type'],
    [
      { tags: Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`tag${index}`, 'x'])) },
      'key-vault-tag-count',
    ],
    [{ tags: { team: 1 } }, 'type'],
    [{ tags: [] }, 'type'],
  ])('is refused for %j', (change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  test('may have thirteen tags of its own, beside those that it would get anyway', () => {
    const tags = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`tag${index}`, 'x']));
    expect(codes({ tags: { ...tags, client_id: 'mine', key_id: 'mine' } })).toEqual([]);
  });

  test('may have a content type of 255 characters, and an ID of the vault in any letter case', () => {
    expect(codes({ contentType: 'a'.repeat(255) })).toEqual([]);
    expect(codes({ keyVaultId: VAULT.replace('resourceGroups', 'resourcegroups') })).toEqual([]);
  });

  const END = '2027-01-31T12:00:00Z';
  const make = (change: object) => () => {
    const [value, keyId, endDate] = ['var.value', 'var.key_id', 'var.end_date'].map(expression);
    const props = { ...OPTIONS, clientId: GUIDS[0], secret: { value, keyId, endDate }, ...change };
    return new StoredClientSecret(newStack(), 'Vault', props);
  };

  test.each([
    ['2027-01-31T12:00:00Z', '2027-01-31T12:00:00Z'],
    ['2027-01-31T12:00:00.900Z', '2027-01-31T12:00:00Z'],
    ['2020-01-31T12:00:00Z', '2020-01-31T12:00:00Z'],
    [expression('var.end'), '${var.end}'],
  ])('may expire at %s, which the vault keeps in whole seconds', (endDate, expected) => {
    const { secret } = { secret: { value: expression('var.value'), keyId: 'a', endDate } };
    const stack = newStack();
    new StoredClientSecret(stack, 'Vault', { ...OPTIONS, clientId: GUIDS[0], secret });
    expect(Terraform.of(stack).resource('azurerm_key_vault_secret').expiration_date).toBe(expected);
  });

  test.each(['tomorrow', '2027-01-31', '2027-01-31T12:00:00+01:00', '+010000-01-31T12:00:00Z'])(
    'is refused where it expires at %s, which the provider cannot read or changes with each apply',
    (endDate) => {
      expect(problems(make({ secret: { value: expression('var.value'), keyId: 'a', endDate } }))).toEqual([
        `secret.endDate must be a time in UTC, got '${endDate}'; write it as YYYY-MM-DDThh:mm:ssZ, or pass the endDate of a client ` +
          'secret [key-vault-secret]',
      ]);
    },
  );

  test('may be one that another stack knows', () => {
    expect(make({})).not.toThrow();
  });

  test.each<[string, object, string]>([
    [
      'a secret that stands in the code',
      { secret: { value: 'hush-hush', keyId: 'b', endDate: END } },
      'key-vault-secret',
    ],
    ['no secret', { secret: undefined }, 'type'],
    ['a secret without a key ID', { secret: { value: expression('var.v'), endDate: END } }, 'type'],
    ['a secret without an end', { secret: { value: expression('var.v'), keyId: 'b' } }, 'type'],
    ['no client ID', { clientId: undefined }, 'type'],
    ['a name for the client ID', { clientId: 'adt-client' }, 'guid'],
  ])('is refused with %s, which is not shown', (_, change, code) => {
    const found = problems(make(change));
    expect(found).toEqual([expect.stringContaining(`[${code}]`)]);
    expect(found.join()).not.toContain('hush');
  });

  test('leaves no trace when refused', () => {
    const registration = register();
    const before = registration.node.findAll().length;
    problems(() => registration.clientSecret.storeInKeyVault('Vault', { ...OPTIONS, name: '' }));
    problems(() => new StoredClientSecret(registration, 'Vault', undefined as never));
    expect(registration.node.findAll()).toHaveLength(before);
  });
});
