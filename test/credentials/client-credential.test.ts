import { makeCertificate } from '../../checks/support/certificates';
import {
  AdtRole,
  ClientCertificate,
  ClientCredential,
  FederatedIdentity,
  GitHubRepository,
  RotatingClientSecret,
} from '../../src';
import { codesOf, problems } from '../support/problems';
import { INSTANCE_ID, newStack, register, rendered, SUBSCRIPTION, synth, Terraform } from '../support/synth';

const identity = () =>
  FederatedIdentity.githubBranch(GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' }), 'main');
const TYPES = [
  'azuread_application_password',
  'azuread_application_certificate',
  'azuread_application_federated_identity_credential',
];

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant-secrets`;

let certificate: string;
beforeAll(async () => {
  certificate = (await makeCertificate()).pem;
});

const CREDENTIALS = {
  clientSecret: () => ClientCredential.secret(),
  rotatingClientSecret: () => ClientCredential.rotatingSecret(),
  clientCertificate: () => ClientCredential.certificate({ certificate }),
  keyVaultClientCertificate: () => ClientCredential.keyVaultCertificate({ keyVaultId: VAULT, name: 'adt-client' }),
  federatedIdentityCredential: () => ClientCredential.federated({ name: 'main', identity: identity() }),
};
type Kind = keyof typeof CREDENTIALS;
const KINDS = Object.keys(CREDENTIALS) as Kind[];

describe('the credential of a registration', () => {
  test.each(KINDS)('%s is a public field, and the fields of the other kinds throw', (kind) => {
    const registration = register({ credential: CREDENTIALS[kind]() });
    expect(registration[kind]).toBeDefined();
    for (const other of KINDS.filter((name) => name !== kind)) {
      expect(codesOf(() => registration[other])).toEqual(['credential-kind']);
    }
  });

  test('a field that throws shows which credential there is, and names methods that give this one', () => {
    const fix = (kind: Kind) => {
      const [text] = problems(() => register({ credential: ClientCredential.none() })[kind]);
      expect(text).toContain(`${kind} is not there, because the credential is ClientCredential.none(); `);
      return /pass credential: ClientCredential\.(\w+)\(…\), or use what (\w+)\(\) returns/.exec(text)?.slice(1) ?? [];
    };
    for (const kind of KINDS) {
      const [factory, method] = fix(kind);
      expect(ClientCredential).toHaveProperty(factory);
      expect(register()).toHaveProperty(method);
    }
  });

  test('none() makes none', () => {
    const terraform = synth({ credential: ClientCredential.none() });
    expect(TYPES.map((type) => Object.keys(terraform.resources(type)))).toEqual([[], [], []]);
  });

  test.each<[Kind, number[]]>([
    ['clientSecret', [1, 0, 0]],
    ['rotatingClientSecret', [2, 0, 0]],
    ['clientCertificate', [0, 1, 0]],
    ['keyVaultClientCertificate', [0, 1, 0]],
    ['federatedIdentityCredential', [0, 0, 1]],
  ])('%s makes nothing else', (kind, counts) => {
    const terraform = synth({ credential: CREDENTIALS[kind]() });
    expect(TYPES.map((type) => Object.keys(terraform.resources(type)).length)).toEqual(counts);
  });

  test.each<[Kind, boolean]>([
    ['clientSecret', true],
    ['rotatingClientSecret', true],
    ['clientCertificate', false],
    ['keyVaultClientCertificate', false],
    ['federatedIdentityCredential', false],
  ])('%s puts a secret into the environment variables: %p', (kind, secret) => {
    const { environmentVariables } = register({ credential: CREDENTIALS[kind]() });
    expect('AZURE_CLIENT_SECRET' in environmentVariables).toBe(secret);
    expect(Object.keys(environmentVariables)).toEqual(expect.arrayContaining(['AZURE_CLIENT_ID', 'AZURE_TENANT_ID']));
  });

  test('is changed without touching the application and the access', () => {
    const without = (kind: Kind) => {
      const roleAssignment = { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER };
      const { resource } = synth({ credential: CREDENTIALS[kind](), roleAssignment }).json;
      const { azuread_application, azuread_service_principal, azurerm_role_assignment } = resource;
      return [azuread_application, azuread_service_principal, azurerm_role_assignment];
    };
    const [first, ...others] = KINDS;
    expect(without(first)).not.toContain(undefined);
    for (const kind of others) expect(without(kind)).toEqual(without(first));
  });
});

describe('additions', () => {
  test('of every kind stand beside the credential', () => {
    const stack = newStack();
    const registration = register({}, stack);
    registration.addRotatingClientSecret('turns');
    registration.addClientCertificate('2027', { certificate });
    registration.addFederatedIdentityCredential('main', { name: 'main', identity: identity() });
    const terraform = Terraform.of(stack);
    expect(TYPES.map((type) => Object.keys(terraform.resources(type)).length)).toEqual([3, 1, 1]);
  });

  test('of secrets and certificates are written one after the other', () => {
    const stack = newStack();
    const registration = register({ credential: ClientCredential.rotatingSecret() }, stack);
    registration.addClientCertificate('2027', { certificate });
    registration.addKeyVaultClientCertificate('vault', { keyVaultId: VAULT, name: 'adt-client' });
    registration.addClientSecret('ci');
    const terraform = Terraform.of(stack);
    const all = TYPES.flatMap((type) => Object.values(terraform.resources(type)));
    const waits = all.map(({ depends_on = [] }) => depends_on.length);
    expect(waits.sort()).toEqual([0, 1, 1, 1, 1]);
  });

  test('are refused without a trace', () => {
    const registration = register();
    const before = registration.node.findAll().length;
    problems(() => registration.addRotatingClientSecret('turns', { rotateEveryDays: 0 }));
    problems(() => registration.addClientCertificate('2027', { certificate: '' }));
    problems(() => registration.addFederatedIdentityCredential('x', { name: 'x', identity: identity() }));
    problems(() => new RotatingClientSecret(registration, 'x', undefined as never));
    problems(() => new ClientCertificate(registration, 'x', undefined as never));
    expect(registration.node.findAll()).toHaveLength(before);
  });
});

describe('the values of a rotating secret', () => {
  test('are those of the two secrets in turn, and previous is the other one', () => {
    const stack = newStack();
    const { rotatingClientSecret } = register({ credential: ClientCredential.rotatingSecret() }, stack);
    const { current, previous, environmentVariables } = rotatingClientSecret;
    const [even, odd] = Object.keys(Terraform.of(stack).resources('azuread_application_password')).map(
      (id) => `azuread_application_password.${id}`,
    );
    const [local] = Object.keys(Terraform.of(stack).json.locals);
    const values = rendered(stack, { current, previous, secret: environmentVariables.AZURE_CLIENT_SECRET });
    const pick = (one: string, other: string, attribute: string) =>
      `\${element([${one}.${attribute}, ${other}.${attribute}], local.${local})}`;
    expect(values).toEqual({
      current: {
        value: pick(even, odd, 'value'),
        keyId: pick(even, odd, 'key_id'),
        endDate: pick(even, odd, 'end_date'),
      },
      previous: {
        value: pick(odd, even, 'value'),
        keyId: pick(odd, even, 'key_id'),
        endDate: pick(odd, even, 'end_date'),
      },
      secret: pick(even, odd, 'value'),
    });
  });

  test('are kept where they were added', () => {
    const secret = register({ credential: ClientCredential.none() }).addRotatingClientSecret('turns');
    expect(secret.node.path).toBe('stack/Client/RotatingClientSecrets/turns');
  });
});

test('a certificate and a federated credential tell what names them', () => {
  const stack = newStack();
  const registration = register({ credential: ClientCredential.certificate({ certificate }) }, stack);
  const { keyId, endDate } = registration.clientCertificate;
  expect(rendered(stack, [keyId, endDate])).toEqual([
    expect.stringMatching(/azuread_application_certificate\.\w+\.key_id/),
    expect.stringMatching(/azuread_application_certificate\.\w+\.end_date/),
  ]);
});
