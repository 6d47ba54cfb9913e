import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformVariable } from 'cdktf';
import { ClientCredential, KeyVaultClientCertificate, type KeyVaultClientCertificateOptions } from '../../../src';
import { codes, codesOf, problems } from '../../support/problems';
import { newStack, register, rendered, SUBSCRIPTION, synth, Terraform } from '../../support/synth';

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant-secrets`;
const GOOD = { keyVaultId: VAULT, name: 'adt-client' };
const VERSION = '0123456789abcdef'.repeat(2);

const credential = (change: object = {}) => ClientCredential.keyVaultCertificate({ ...GOOD, ...change });

describe('a certificate of a key vault', () => {
  test('is read there, and sent as what it is, until the end that it has', () => {
    const terraform = synth({ credential: credential() });
    const [id] = Object.keys(terraform.json.data.azurerm_key_vault_certificate);
    expect(terraform.data('azurerm_key_vault_certificate')).toMatchObject({ key_vault_id: VAULT, name: 'adt-client' });
    expect(terraform.data('azurerm_key_vault_certificate').version).toBeUndefined();
    expect(terraform.resource('azuread_application_certificate')).toMatchObject({
      application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
      type: 'AsymmetricX509Cert',
      encoding: 'base64',
      value: `\${data.azurerm_key_vault_certificate.${id}.certificate_data_base64}`,
      end_date: `\${data.azurerm_key_vault_certificate.${id}.expires}`,
      lifecycle: { create_before_destroy: true },
    });
  });

  test('may be one version of it', () => {
    const terraform = synth({ credential: credential({ version: VERSION }) });
    expect(terraform.data('azurerm_key_vault_certificate').version).toBe(VERSION);
  });

  test('may have tokens in all of its options', () => {
    const stack = newStack();
    const { stringValue } = new TerraformVariable(stack, 'any', { type: 'string' });
    const tokens = { keyVaultId: stringValue, name: stringValue, version: stringValue };
    expect(() => register({ credential: credential(tokens) }, stack)).not.toThrow();
  });

  test('shows what names it in the registration, and when it expires', () => {
    const stack = newStack();
    const { keyId, endDate } = register({ credential: credential() }, stack).keyVaultClientCertificate;
    expect(rendered(stack, [keyId, endDate])).toEqual([
      expect.stringMatching(/azuread_application_certificate\.\w+\.key_id/),
      expect.stringMatching(/azuread_application_certificate\.\w+\.end_date/),
    ]);
  });

  test.each<[string, object, string]>([
    ['the name of a vault', { keyVaultId: 'plant-secrets' }, 'key-vault-id'],
    ['a name with a space', { name: 'adt client' }, 'key-vault-name'],
    ['no name', { name: undefined }, 'type'],
    ['a short version', { version: VERSION.slice(1) }, 'key-vault-version'],
    ['a long version', { version: `${VERSION}0` }, 'key-vault-version'],
    ['a version in capitals', { version: VERSION.toUpperCase() }, 'key-vault-version'],
    ['a version that is a number', { version: 1 }, 'type'],
    ['a provider that is its alias', { azurermProvider: 'azurerm.other' }, 'type'],
  ])('is refused with %s', (_, change, code) => {
    expect(codes({ credential: credential(change) })).toEqual([code]);
    const add = () => register().addKeyVaultClientCertificate('2027', { ...GOOD, ...change });
    expect(codesOf(add)).toEqual([code]);
  });

  test('is refused under the name of its prop, and leaves nothing', () => {
    const stack = newStack();
    const make = () => register({ credential: credential({ name: '' }) }, stack);
    expect(problems(make)[0]).toMatch(/^credential\.name must have /);
    expect(problems(() => register({ credential: ClientCredential.keyVaultCertificate(undefined as never) }))).toEqual([
      expect.stringMatching(/^credential must be an object/),
    ]);
    expect(codesOf(() => new KeyVaultClientCertificate(stack, 'x', undefined as never))).toEqual(['type']);
    expect(stack.node.children).toEqual([]);
  });

  test('is refused with a provider of another stack, its own or that of its registration', () => {
    const [stack, other] = [newStack(), newStack('other')];
    const azurermProvider = new AzurermProvider(other, 'azurerm', { features: [{}] });
    const [text] = problems(() => register({ credential: credential({ azurermProvider }) }, stack));
    expect(text).toMatch(/^credential\.azurermProvider must be in the stack 'stack', got one in 'other'; /);
    const registration = register({ azurermProvider }, other);
    const make = () => new KeyVaultClientCertificate(stack, 'x', { ...GOOD, registration });
    expect(problems(make)).toEqual([expect.stringMatching(/^azurermProvider must be in the stack 'stack'/)]);
  });

  test('is read by its own provider, or by that of its registration', () => {
    const providerOf = (options: Partial<KeyVaultClientCertificateOptions>, stack = newStack()) => {
      const azurermProvider = new AzurermProvider(stack, 'azurerm', { alias: 'vaults', features: [{}] });
      register({ azurermProvider, credential: credential(options) }, stack);
      return Terraform.of(stack).data('azurerm_key_vault_certificate').provider;
    };
    const stack = newStack();
    const own = new AzurermProvider(stack, 'own', { alias: 'own', features: [{}] });
    expect([providerOf({}), providerOf({ azurermProvider: own }, stack)]).toEqual(['azurerm.vaults', 'azurerm.own']);
  });
});
