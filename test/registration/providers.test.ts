import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformDataSource, TerraformResource, type TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { makeCertificate } from '../../checks/support/certificates';
import {
  AdtAppRegistration,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  ClientCertificate,
  ClientCredential,
  ClientIdRedirectUri,
  ClientSecret,
  FederatedIdentity,
  FederatedIdentityCredential,
  type IAdtAppRegistration,
  KeyVaultClientCertificate,
  RotatingClientSecret,
} from '../../src';
import { codesOf, problems } from '../support/problems';
import { GUIDS, instanceId, newStack, register, SUBSCRIPTION, Terraform } from '../support/synth';

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant-secrets`;
const access = (name: string) => ({ instanceId: instanceId(name), role: AdtRole.DATA_READER });
const identityOf = (subject: string) => FederatedIdentity.of({ issuer: 'https://idp.contoso.com', subject });
const identity = identityOf('plant');

const providersOf = (scope: Construct, alias = 'other') => ({
  azureadProvider: new AzureadProvider(scope, `azuread-${alias}`, { alias }),
  azurermProvider: new AzurermProvider(scope, `azurerm-${alias}`, { alias, features: [{}] }),
});

/** The providers of all resources and data sources below a construct, by what they are. */
function providersBelow(construct: IConstruct): Record<string, string | undefined> {
  const elements = construct.node
    .findAll()
    .filter((one) => TerraformResource.isTerraformResource(one) || one instanceof TerraformDataSource)
    .map((one) => one as TerraformResource);
  return Object.fromEntries(
    elements.map(({ terraformResourceType, node, provider }) => [
      `${terraformResourceType} ${node.path}`,
      provider && `${provider.terraformResourceType}.${provider.alias}`,
    ]),
  );
}

/** That each of them has the provider of its kind with the alias; how many there are. */
function expectAlias(construct: IConstruct, alias: string): number {
  const found = Object.entries(providersBelow(construct));
  for (const [what, provider] of found) expect([what, provider]).toEqual([what, `${what.split('_')[0]}.${alias}`]);
  return found.length;
}

let certificate: string;
beforeAll(async () => {
  certificate = (await makeCertificate()).pem;
});

function addEverything(registration: IAdtAppRegistration): void {
  registration.addRoleAssignment('plant', access('plant-2'));
  registration.addClientSecret('ci').storeInKeyVault('vault', { keyVaultId: VAULT, name: 'ci' });
  registration.addRotatingClientSecret('turns').storeInKeyVault('vault', { keyVaultId: VAULT, name: 'turns' });
  registration.addClientCertificate('2027', { certificate });
  registration.addKeyVaultClientCertificate('vault', { keyVaultId: VAULT, name: 'adt-client' });
  registration.addFederatedIdentityCredential('main', { name: 'main', identity });
}
const ADDED = 10;

describe('the providers of a registration', () => {
  test.each([
    ['secret()', () => ClientCredential.secret(), 1],
    ['rotatingSecret()', () => ClientCredential.rotatingSecret(), 2],
    ['certificate()', () => ClientCredential.certificate({ certificate }), 1],
    ['keyVaultCertificate()', () => ClientCredential.keyVaultCertificate({ keyVaultId: VAULT, name: 'a' }), 2],
    ['federated()', () => ClientCredential.federated({ name: 'first', identity: identityOf('first') }), 1],
  ])('are those of all that it makes and gets, with %s', (_, credential, made) => {
    const stack = newStack();
    const registration = register(
      {
        ...providersOf(stack),
        credential: credential(),
        roleAssignment: access('plant'),
        grantAdminConsent: true,
        usersAndGroups: { operators: AdtPrincipal.group(GUIDS[0]) },
        clientIdRedirectUris: [ClientIdRedirectUri.MSAL],
      },
      stack,
    );
    addEverything(registration);
    // Deployer, application, service principal, redirect URIs, role assignment, an assigned group, and of two APIs the service
    // principal and the grant; that of Azure Digital Twins is looked up twice.
    expect(expectAlias(registration, 'other')).toBe(11 + made + ADDED);
  });

  test('are those of consent for users, and of access for them', () => {
    const stack = newStack();
    const registration = register(
      {
        ...providersOf(stack),
        credential: ClientCredential.none(),
        consentForUsers: { operator: AdtPrincipal.user(GUIDS[0]) },
        roleAssignment: access('plant'),
      },
      stack,
    );
    registration.grantDataAccess('operator', AdtPrincipal.user(GUIDS[0]), AdtRole.DATA_OWNER);
    // Deployer, application, service principal, two role assignments, and of two APIs the service principal and the grant.
    expect(expectAlias(registration, 'other')).toBe(10);
  });

  test('of the role assignment are those of the access that is granted beside it', () => {
    const stack = newStack();
    const { azurermProvider } = providersOf(stack);
    const registration = register({ roleAssignment: { ...access('plant'), azurermProvider } }, stack);
    const { roleAssignment } = registration.grantDataAccess('x', AdtPrincipal.user(GUIDS[0]), AdtRole.DATA_OWNER);
    expect(roleAssignment.provider).toBe(azurermProvider);
  });

  test('are those of all that fromClientId() looks up and gets', () => {
    const stack = newStack();
    const shared = AdtAppRegistration.fromClientId(stack, 'shared', GUIDS[0], providersOf(stack));
    addEverything(shared);
    expect(expectAlias(shared, 'other')).toBe(4 + ADDED);
  });

  test('are those of all that fromAttributes() gets', () => {
    const stack = newStack();
    const [clientId, applicationObjectId, servicePrincipalObjectId] = GUIDS;
    const attributes = { clientId, applicationObjectId, servicePrincipalObjectId, ...providersOf(stack) };
    const shared = AdtAppRegistration.fromAttributes(stack, 'shared', attributes);
    addEverything(shared);
    expect(expectAlias(shared, 'other')).toBe(ADDED);
  });

  test('are those of what stands outside of it, too', () => {
    const stack = newStack();
    const registration = register({ ...providersOf(stack), credential: ClientCredential.none() }, stack);
    for (const made of [
      new AdtRoleAssignment(stack, 'access', { registration, ...access('plant') }),
      new ClientSecret(stack, 'secret', { registration }),
      new RotatingClientSecret(stack, 'turns', { registration }),
      new ClientCertificate(stack, 'certificate', { registration, certificate }),
      new KeyVaultClientCertificate(stack, 'vault', { registration, keyVaultId: VAULT, name: 'adt-client' }),
      new FederatedIdentityCredential(stack, 'federated', { registration, name: 'main', identity }),
    ]) {
      expect(expectAlias(made, 'other')).toBeGreaterThan(0);
    }
  });

  test('are named in the JSON', () => {
    const stack = newStack();
    register({ ...providersOf(stack), roleAssignment: access('plant') }, stack);
    const terraform = Terraform.of(stack);
    expect(terraform.resource('azuread_application_password').provider).toBe('azuread.other');
    expect(terraform.resource('azurerm_role_assignment').provider).toBe('azurerm.other');
    expect(terraform.data('azuread_client_config').provider).toBe('azuread.other');
  });

  test('are none, where none are given', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: access('plant') }, stack);
    addEverything(registration);
    expect([...new Set(Object.values(providersBelow(registration)))]).toEqual([undefined]);
  });

  test('can be read', () => {
    const stack = newStack();
    const given = providersOf(stack);
    const { azureadProvider, azurermProvider } = register(given, stack);
    expect([azureadProvider, azurermProvider]).toEqual([given.azureadProvider, given.azurermProvider]);
  });
});

describe('the provider of one role assignment or stored secret', () => {
  const build = (azurermProvider: (stack: TerraformStack) => AzurermProvider | undefined) => {
    const stack = newStack();
    const own = { azurermProvider: azurermProvider(stack) };
    const registration = register({ ...providersOf(stack), roleAssignment: { ...access('plant'), ...own } }, stack);
    registration.addRoleAssignment('plant', { ...access('plant-2'), ...own });
    registration.clientSecret.storeInKeyVault('vault', { keyVaultId: VAULT, name: 'secret', ...own });
    const { resource } = Terraform.of(stack).json;
    return [resource.azurerm_role_assignment, resource.azurerm_key_vault_secret]
      .flatMap((all) => Object.values(all as Record<string, { provider: string }>))
      .map(({ provider }) => provider);
  };

  test('may be another than that of the registration, with or without an alias', () => {
    expect(build((stack) => new AzurermProvider(stack, 'third', { alias: 'third', features: [{}] }))).toEqual([
      'azurerm.third',
      'azurerm.third',
      'azurerm.third',
    ]);
    expect(build((stack) => new AzurermProvider(stack, 'default', { features: [{}] }))).toEqual([
      'azurerm',
      'azurerm',
      'azurerm',
    ]);
  });

  test('is that of the registration, where it is said to be undefined', () => {
    expect(build(() => undefined)).toEqual(['azurerm.other', 'azurerm.other', 'azurerm.other']);
  });
});

describe('a provider', () => {
  test.each<[string, (stack: TerraformStack) => object, string[]]>([
    ['null', () => ({ azureadProvider: null }), ['azureadProvider must be an AzureadProvider, got null']],
    [
      'its alias',
      () => ({ azurermProvider: 'azurerm.b' }),
      ["azurermProvider must be an AzurermProvider, got 'azurerm.b'"],
    ],
    [
      'the one of the other kind',
      (stack) => {
        const { azureadProvider, azurermProvider } = providersOf(stack);
        return { azureadProvider: azurermProvider, azurermProvider: azureadProvider };
      },
      ['azureadProvider must be an AzureadProvider', 'azurermProvider must be an AzurermProvider'],
    ],
  ])('that is %s is refused', (_, given, expected) => {
    const stack = newStack();
    const found = problems(() => register(given(stack), stack));
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('is refused with the other problems of its registration, assignment or stored secret', () => {
    const stack = newStack();
    const bad = { azureadProvider: 7, azurermProvider: 7 } as never;
    const types = (make: () => unknown) => problems(make).map((text) => text.split(' ')[0]);
    expect(types(() => register(bad, stack))).toEqual(['azureadProvider', 'azurermProvider']);
    expect(types(() => AdtAppRegistration.fromClientId(stack, 'a', 'x', bad))).toEqual([
      'clientId',
      'azureadProvider',
      'azurermProvider',
    ]);
    expect(types(() => AdtAppRegistration.fromClientId(stack, 'a', GUIDS[0], null as never))).toEqual(['providers']);
    const attributes = { clientId: 'x', azureadProvider: 7, azurermProvider: 7 } as never;
    expect(types(() => AdtAppRegistration.fromAttributes(stack, 'a', attributes))).toEqual([
      'clientId',
      'azureadProvider',
      'azurermProvider',
    ]);
    const assignment = { ...access('plant'), azurermProvider: 7 } as never;
    expect(types(() => register({ roleAssignment: assignment }, stack))).toEqual(['roleAssignment.azurermProvider']);
    const registration = register({}, stack);
    expect(types(() => registration.addRoleAssignment('a', assignment))).toEqual(['azurermProvider']);
    const vault = { keyVaultId: VAULT, name: 'a b', azurermProvider: 7 } as never;
    expect(types(() => registration.clientSecret.storeInKeyVault('a', vault))).toEqual(['name', 'azurermProvider']);
  });

  test('of another stack is refused, because Terraform cannot refer to it', () => {
    const [stack, other] = [newStack(), newStack('other-stack')];
    expect(problems(() => register(providersOf(other), stack))).toEqual([
      "azureadProvider must be in the stack 'stack', got one in 'other-stack'; pass one of that stack [provider-stack]",
      "azurermProvider must be in the stack 'stack', got one in 'other-stack'; pass one of that stack [provider-stack]",
    ]);
  });

  test('may stand anywhere in the stack, and so may the registration', () => {
    const stack = newStack();
    const { azureadProvider } = providersOf(new Construct(stack, 'providers'));
    const make = () =>
      new AdtAppRegistration(new Construct(stack, 'client'), 'x', { displayName: 'x', azureadProvider });
    expect(make).not.toThrow();
  });
});

describe('what another stack adds to a registration with providers of its own', () => {
  const registration = () => {
    const stack = newStack();
    return register({ ...providersOf(stack), credential: ClientCredential.none() }, stack);
  };

  test.each<[string, (stack: TerraformStack, one: AdtAppRegistration) => unknown]>([
    ['a secret', (stack, one) => new ClientSecret(stack, 'x', { registration: one })],
    ['a rotating secret', (stack, one) => new RotatingClientSecret(stack, 'x', { registration: one })],
    ['a certificate', (stack, one) => new ClientCertificate(stack, 'x', { registration: one, certificate })],
    [
      'a certificate of a key vault',
      (stack, one) =>
        new KeyVaultClientCertificate(stack, 'x', {
          registration: one,
          keyVaultId: VAULT,
          name: 'a',
          azurermProvider: providersOf(stack, 'b').azurermProvider,
        }),
    ],
    [
      'a federated identity credential',
      (stack, one) => new FederatedIdentityCredential(stack, 'x', { registration: one, name: 'main', identity }),
    ],
  ])('%s is refused, with the way that does it', (_, make) => {
    const [text] = problems(() => make(newStack('b'), registration()));
    expect(text).toBe(
      "registration.azureadProvider must be in the stack 'b', got one in 'stack'; pass what " +
        'AdtAppRegistration.fromAttributes() returns in that stack, with a provider of its own [provider-stack]',
    );
  });

  test('is made by that way', () => {
    const stack = newStack('b');
    const { clientId, applicationObjectId } = registration();
    const handle = AdtAppRegistration.fromAttributes(stack, 'handle', {
      clientId,
      applicationObjectId,
      ...providersOf(stack, 'b'),
    });
    handle.addClientSecret('ci');
    expect(expectAlias(handle, 'b')).toBe(1);
  });

  test('is refused by a handle that has the providers of the first', () => {
    const handle = () => AdtAppRegistration.fromAttributes(newStack('b'), 'handle', registration());
    expect(codesOf(handle)).toEqual(['provider-stack', 'provider-stack']);
  });

  test('may be access, with a provider of that stack', () => {
    const stack = newStack('b');
    const props = { registration: registration(), ...access('plant') };
    expect(problems(() => new AdtRoleAssignment(stack, 'x', props))).toEqual([
      "azurermProvider must be in the stack 'b', got one in 'stack'; pass one of that stack [provider-stack]",
    ]);
    const { azurermProvider } = providersOf(stack, 'b');
    expect(expectAlias(new AdtRoleAssignment(stack, 'x', { ...props, azurermProvider }), 'b')).toBe(1);
  });
});

test('a secret is stored with options that are missing, which are refused', () => {
  const names = problems(() => register().clientSecret.storeInKeyVault('x', undefined as never)).map(
    (text) => text.split(' ')[0],
  );
  expect(names).toEqual(['options']);
});

test('providers that do not exist are problems', () => {
  const given = { azureadProviders: [] } as object;
  expect(problems(() => AdtAppRegistration.fromClientId(newStack(), 'shared', GUIDS[0], given))).toEqual([
    'azureadProviders does not exist; did you mean azureadProvider? [unknown-prop]',
  ]);
});
