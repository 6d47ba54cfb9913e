import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { makeCertificate } from '../checks/support/certificates';
import {
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtPrincipal,
  AdtRole,
  ClientCredential,
  ClientIdRedirectUri,
  FederatedIdentity,
  GitHubRepository,
} from '../src';
import { GUIDS, INSTANCE_ID, instanceId, newStack, register, SUBSCRIPTION, Terraform } from './support/synth';

// Terraform knows what it made by these addresses. To change one is to replace what people run.
const FULL: Partial<AdtAppRegistrationProps> = {
  publicClientRedirectUris: ['https://contoso.com/native'],
  webRedirectUris: ['https://contoso.com/web'],
  spaRedirectUris: ['https://contoso.com/spa'],
  fallbackPublicClientEnabled: true,
  implicitGrant: { accessTokenIssuanceEnabled: true },
  apiPermissions: [{ resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]] }],
  owners: [GUIDS[2]],
  credential: ClientCredential.secret({ description: 'first' }),
  roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER },
  usersAndGroups: { operators: AdtPrincipal.group(GUIDS[3]) },
  grantAdminConsent: true,
};

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant-secrets`;

const access = (name: string) => ({ instanceId: instanceId(name), role: AdtRole.DATA_READER });

function addressesOf(build: (stack: TerraformStack) => void): string[] {
  const stack = newStack();
  build(stack);
  return Terraform.of(stack).addresses();
}

test('the addresses of everything are a contract', () => {
  const addresses = addressesOf((stack) => {
    const registration = register(FULL, stack);
    registration.addRoleAssignment('Plant2', access('second'));
    registration.addClientSecret('Ci');
    AdtAppRegistration.fromClientId(stack, 'Existing', GUIDS[0]).addClientSecret('Ci');
  });
  expect(addresses).toEqual([
    'azuread_app_role_assignment.Client_UsersAndGroups_operators_B1E25CE6',
    'azuread_application.Client_4A7F64DF',
    'azuread_application_password.Client_ClientSecret_C6CD89F1',
    'azuread_application_password.Client_ClientSecrets_Ci_A4EDC6DE',
    'azuread_application_password.Existing_ClientSecrets_Ci_358FF302',
    'azuread_service_principal.Client_ServicePrincipal_4FF987EA',
    'azuread_service_principal_delegated_permission_grant.Client_DelegatedPermissionGrant_3A8879DA',
    'azuread_service_principal_delegated_permission_grant.Client_SignInPermissionGrant_69DDEAD2',
    'azurerm_role_assignment.Client_RoleAssignment_4BECB13C',
    'azurerm_role_assignment.Client_RoleAssignments_Plant2_205B0372',
    'data.azuread_application.Existing_Application_29B3836D',
    'data.azuread_client_config.Client_Deployer_DF5DEAB8',
    'data.azuread_client_config.Existing_Deployer_867A23D3',
    'data.azuread_service_principal.Client_AdtServicePrincipal_65E55111',
    'data.azuread_service_principal.Client_GraphServicePrincipal_7ACD7B41',
    'data.azuread_service_principal.Existing_ServicePrincipal_7BEAB3B9',
    'data.azuread_service_principals.Client_AdtServicePrincipals_6A4E26D1',
    'data.azuread_service_principals.Existing_ServicePrincipals_66F75A43',
  ]);
});

test('construct paths are a contract, and the main child is called Resource', () => {
  const registration = register(FULL);
  registration.addRoleAssignment('Plant2', access('second'));
  registration.addClientSecret('Ci');
  const paths = registration.node.findAll().map(({ node }) => node.path);
  expect(paths.sort()).toEqual([
    'stack/Client',
    'stack/Client/AdtServicePrincipal',
    'stack/Client/AdtServicePrincipals',
    'stack/Client/ClientSecret',
    'stack/Client/ClientSecret/Resource',
    'stack/Client/ClientSecrets',
    'stack/Client/ClientSecrets/Ci',
    'stack/Client/ClientSecrets/Ci/Resource',
    'stack/Client/DelegatedPermissionGrant',
    'stack/Client/Deployer',
    'stack/Client/GraphServicePrincipal',
    'stack/Client/Resource',
    'stack/Client/RoleAssignment',
    'stack/Client/RoleAssignment/Resource',
    'stack/Client/RoleAssignments',
    'stack/Client/RoleAssignments/Plant2',
    'stack/Client/RoleAssignments/Plant2/Resource',
    'stack/Client/ServicePrincipal',
    'stack/Client/SignInPermissionGrant',
    'stack/Client/UsersAndGroups',
    'stack/Client/UsersAndGroups/operators',
  ]);
  expect(registration.node.defaultChild).toBe(registration.application);
});

test('the addresses of consent for users, and of access that is granted, are a contract', () => {
  const withAccess = { ...FULL, grantAdminConsent: false };
  const before = addressesOf((stack) => register(withAccess, stack));
  const consentForUsers = { operator: AdtPrincipal.user(GUIDS[4]) };
  const after = addressesOf((stack) =>
    register({ ...withAccess, consentForUsers }, stack).grantDataAccess(
      'operator',
      AdtPrincipal.user(GUIDS[4]),
      AdtRole.DATA_READER,
    ),
  );
  expect(after.filter((address) => !before.includes(address))).toEqual([
    'azuread_service_principal_delegated_permission_grant.Client_UserConsents_operator_DelegatedPermissionGrant_FCCC3CC7',
    'azuread_service_principal_delegated_permission_grant.Client_UserConsents_operator_SignInPermissionGrant_F7DA52A2',
    'azurerm_role_assignment.Client_RoleAssignments_operator_7F3C8D75',
    'data.azuread_service_principal.Client_AdtServicePrincipal_65E55111',
    'data.azuread_service_principal.Client_GraphServicePrincipal_7ACD7B41',
    'data.azuread_service_principals.Client_AdtServicePrincipals_6A4E26D1',
  ]);
  expect(after).toEqual(expect.arrayContaining(before));
});

test('the address of what adoption reads is a contract, and changes no other', () => {
  const without = addressesOf((stack) => register({}, stack));
  const adopt = { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1] };
  const withIt = addressesOf((stack) => register({ adopt }, stack));
  expect(withIt.filter((address) => !without.includes(address))).toEqual([
    'data.azuread_service_principals.Client_AdoptedServicePrincipals_FF3845C1',
  ]);
  expect(withIt).toEqual(expect.arrayContaining(without));
});

test('the address of redirect URIs with the client ID is a contract, and changes no other', () => {
  const without = addressesOf((stack) => register({}, stack));
  const withThem = addressesOf((stack) => register({ clientIdRedirectUris: [ClientIdRedirectUri.MSAL] }, stack));
  expect(withThem.filter((address) => !without.includes(address))).toEqual([
    'azuread_application_redirect_uris.Client_RedirectUris_B044F628',
  ]);
  expect(withThem).toEqual(expect.arrayContaining(without));
});

describe('the addresses of credentials are a contract:', () => {
  const identity = () =>
    FederatedIdentity.githubBranch(GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' }), 'main');
  let certificate: string;
  beforeAll(async () => {
    certificate = (await makeCertificate()).pem;
  });
  const CREDENTIAL =
    /^azuread_application_(password|certificate|federated_identity_credential)\.|^(data\.)?azurerm_key_vault_\w+\./;
  const credentialsOf = (credential: ClientCredential, add: (to: AdtAppRegistration) => void = () => {}) =>
    addressesOf((stack) => add(register({ credential }, stack))).filter((address) => CREDENTIAL.test(address));

  test.each<[string, () => ClientCredential, string[]]>([
    [
      'rotatingSecret()',
      () => ClientCredential.rotatingSecret(),
      [
        'azuread_application_password.Client_RotatingClientSecret_Even_93606CCE',
        'azuread_application_password.Client_RotatingClientSecret_Odd_9D5190DD',
      ],
    ],
    [
      'certificate()',
      () => ClientCredential.certificate({ certificate }),
      ['azuread_application_certificate.Client_ClientCertificate_7E1262F0'],
    ],
    [
      'keyVaultCertificate()',
      () => ClientCredential.keyVaultCertificate({ keyVaultId: VAULT, name: 'adt-client' }),
      [
        'azuread_application_certificate.Client_KeyVaultClientCertificate_F2C81E21',
        'data.azurerm_key_vault_certificate.Client_KeyVaultClientCertificate_56ED81AD',
      ],
    ],
    [
      'federated()',
      () => ClientCredential.federated({ name: 'main', identity: identity() }),
      ['azuread_application_federated_identity_credential.Client_FederatedIdentityCredential_C1D297A7'],
    ],
  ])('%s', (_, credential, expected) => {
    expect(credentialsOf(credential())).toEqual(expected);
  });

  test('additions, and what is kept in a vault', () => {
    const addresses = credentialsOf(ClientCredential.none(), (registration) => {
      registration.addRotatingClientSecret('Turns').storeInKeyVault('Vault', { keyVaultId: VAULT, name: 'turns' });
      registration.addClientSecret('Ci').storeInKeyVault('Vault', { keyVaultId: VAULT, name: 'ci' });
      registration.addClientCertificate('2027', { certificate });
      registration.addKeyVaultClientCertificate('2028', { keyVaultId: VAULT, name: 'adt-client' });
      registration.addFederatedIdentityCredential('main', { name: 'main', identity: identity() });
    });
    expect(addresses).toEqual([
      'azuread_application_certificate.Client_ClientCertificates_2027_910A354E',
      'azuread_application_certificate.Client_KeyVaultClientCertificates_2028_68B0BE9F',
      'azuread_application_federated_identity_credential.Client_FederatedIdentityCredentials_main_128B15E0',
      'azuread_application_password.Client_ClientSecrets_Ci_A4EDC6DE',
      'azuread_application_password.Client_RotatingClientSecrets_Turns_Even_25BFA5D8',
      'azuread_application_password.Client_RotatingClientSecrets_Turns_Odd_6FB8449F',
      'azurerm_key_vault_secret.Client_ClientSecrets_Ci_Vault_18427255',
      'azurerm_key_vault_secret.Client_RotatingClientSecrets_Turns_Vault_FBA1A542',
      'data.azurerm_key_vault_certificate.Client_KeyVaultClientCertificates_2028_Certificate_01F6249F',
    ]);
  });
});

describe('whatever is optional', () => {
  test.each(Object.keys(FULL) as (keyof AdtAppRegistrationProps)[])('%s comes and goes alone', (prop) => {
    const { [prop]: _, ...rest } = FULL;
    const withIt = addressesOf((stack) => register(FULL, stack));
    const without = addressesOf((stack) => register(rest, stack));
    expect(withIt).toEqual(expect.arrayContaining(without));
  });

  test('the order in which access and secrets are added changes no address', () => {
    const build = (order: string[]) =>
      addressesOf((stack) => {
        const registration = register({}, stack);
        for (const id of order) {
          registration.addRoleAssignment(id, access(`plant-${id}`));
          registration.addClientSecret(id);
        }
      });
    expect(build(['a', 'b', 'c'])).toEqual(build(['c', 'a', 'b']));
  });

  test('removing an access or a secret leaves the others where they are', () => {
    const build = (ids: string[]) =>
      addressesOf((stack) => {
        const registration = register({}, stack);
        for (const id of ids) registration.addRoleAssignment(id, access(`plant-${id}`));
        for (const id of ids) registration.addClientSecret(id);
      });
    expect(build(['a', 'b', 'c'])).toEqual(expect.arrayContaining(build(['a', 'c'])));
  });
});

test('an access, a secret and a part of the registration may have the same name', () => {
  const addresses = addressesOf((stack) => {
    const registration = register(FULL, stack);
    for (const id of ['ClientSecret', 'RoleAssignments', 'Resource', 'Same']) {
      registration.addRoleAssignment(id, access(`plant-${id}`));
      registration.addClientSecret(id);
    }
  });
  expect(new Set(addresses).size).toBe(11 + 2 * 4);
});

test('an ID is taken once', () => {
  const registration = register();
  registration.addClientSecret('Ci');
  expect(() => registration.addClientSecret('Ci')).toThrow("There is already a Construct with name 'Ci'");
});

test('several registrations fit into one stack, and into nested scopes', () => {
  const addresses = addressesOf((stack) => {
    for (const scope of [stack, new Construct(stack, 'a'), new Construct(new Construct(stack, 'b'), 'c')]) {
      new AdtAppRegistration(scope, 'Client', { displayName: 'adt-client', ...FULL });
      new AdtAppRegistration(scope, 'Other', { displayName: 'adt-other', ...FULL });
    }
  });
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.filter((address) => address.startsWith('azuread_application.'))).toHaveLength(6);
});

test('the stack decides about providers, outputs and the backend: a registration makes none', () => {
  const stack = newStack();
  register(FULL, stack);
  const { provider, output, terraform } = Terraform.of(stack).json;
  expect([provider, output, terraform?.backend]).toEqual([undefined, undefined, undefined]);
});
