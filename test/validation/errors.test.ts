import { readFileSync } from 'node:fs';
import { App } from 'cdktf';
import {
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtRole,
  AdtRoleAssignment,
  ClientCertificate,
  ClientCredential,
  ClientSecret,
  FederatedIdentityCredential,
  type IAdtAppRegistration,
  RotatingClientSecret,
  StoredClientSecret,
} from '../../src';
import { PROBLEM_CODES } from '../../src/validation/problem';
import { problems, refusal } from '../support/problems';
import { INSTANCE_ID, newStack, register } from '../support/synth';

const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Where the page can be read that no wheel and no jar has. */
const PAGE = repository.url.replace(/\.git$/, '/blob/main/docs/errors.md');

const BAD: Partial<AdtAppRegistrationProps> = {
  displayName: ' ',
  webRedirectUris: ['http://contoso.com/', 'https://contoso.com'],
  owners: ['anna'],
  credential: ClientCredential.secret({ lifetimeDays: 1000 }),
  roleAssignment: { instanceId: 'plant', role: AdtRole.fromRoleDefinitionId('Owner') },
};

test('one error names the construct and every problem: the prop, what is wrong, the value, the cure', () => {
  expect(refusal(() => register(BAD)).message).toBe(
    [
      "AdtAppRegistration 'stack/Client' cannot be made: 7 problems",
      "  - displayName must not be blank, got ' '; write the name that people are to see [display-name-blank]",
      '  - webRedirectUris[0] must begin with https://, http://localhost, http://127.0.0.1 or ms-appx-web://, in lower case, ' +
        "got 'http://contoso.com/'; write 'https://contoso.com/' [redirect-uri-scheme]",
      "  - webRedirectUris[1] must have a path, got 'https://contoso.com'; write 'https://contoso.com/' " +
        '[redirect-uri-path]',
      "  - owners[0] must be a GUID, got 'anna'; copy the ID, not the name, from the portal [guid]",
      '  - credential.lifetimeDays must be a whole number of days from 1 to 730, got 1000; ' +
        'choose 180 or less where you can [lifetime-days]',
      "  - roleAssignment.instanceId must be the resource ID of an Azure Digital Twins instance, got 'plant'; " +
        'write /subscriptions/<GUID>/resourceGroups/<name>/providers/Microsoft.DigitalTwins/digitalTwinsInstances/' +
        '<name>, or pass the id of an azurerm_digital_twins_instance [instance-id]',
      "  - roleAssignment.role must have the GUID or the resource ID of a role definition, got 'Owner'; copy the ID, " +
        'not the name: az role definition list --name "<role>" --query "[].name" [role-definition-id]',
      `docs/errors.md explains each: ${PAGE}`,
    ].join('\n'),
  );
});

describe('to a program in another language, which jsii names,', () => {
  afterEach(() => {
    delete process.env.JSII_AGENT;
  });

  test('the error says how names change', () => {
    process.env.JSII_AGENT = 'Python/3.11.7';
    const [page, names, ...more] = refusal(() => register(BAD))
      .message.split('\n')
      .slice(8);
    expect(page).toBe(`docs/errors.md explains each: ${PAGE}`);
    expect(names).toBe(
      'Names are those of TypeScript: displayName is display_name in Python, DisplayName in .NET and Go.',
    );
    expect(more).toEqual([]);
  });
});

test('what was refused leaves no trace, so the same name can be used again', () => {
  const stack = newStack();
  refusal(() => register(BAD, stack));
  expect(stack.node.children).toEqual([]);
  expect(() => register({}, stack)).not.toThrow();
});

test('one problem is told as one, and a construct in the app itself by its ID', () => {
  const refused = refusal(() => new AdtAppRegistration(new App(), 'Client', { displayName: '' }));
  expect(refused.message.split('\n')[0]).toBe("AdtAppRegistration 'Client' cannot be made: 1 problem");
});

test('a refused addition leaves the registration as it was', () => {
  const stack = newStack();
  const registration = register({}, stack);
  const before = registration.node.findAll().length;
  refusal(() => registration.addClientSecret('Ci', { lifetimeDays: 0 }));
  refusal(() => registration.addRoleAssignment('Plant', { instanceId: 'plant', role: AdtRole.DATA_OWNER }));
  expect(registration.node.findAll()).toHaveLength(before);
});

test('a refused addition leaves those before it', () => {
  const registration = register();
  const secret = registration.addClientSecret('First');
  refusal(() => registration.addClientSecret('Second', { lifetimeDays: 0 }));
  expect(registration.node.findAll()).toContain(secret);
});

describe('without types, as from a cast or from another language,', () => {
  const role = AdtRole.DATA_OWNER;
  // biome-ignore lint/suspicious/noExplicitAny: what TypeScript would refuse
  const wrong = (value: unknown): any => value;

  const missing = 'props must be an object, got undefined';

  test.each<[string, string, () => unknown]>([
    [
      'AdtAppRegistration',
      'props must be an object, got null',
      () => new AdtAppRegistration(newStack(), 'x', wrong(null)),
    ],
    [
      'AdtAppRegistration',
      'props must be an object, got undefined',
      () => new AdtAppRegistration(newStack(), 'x', wrong(undefined)),
    ],
    ['AdtAppRegistration', 'roleAssignment must be an object', () => register({ roleAssignment: wrong(null) })],
    [
      'AdtAppRegistration',
      'credential must be an object',
      () => register({ credential: ClientCredential.secret(wrong(null)) }),
    ],
    [
      'AdtAppRegistration.fromAttributes',
      'attributes must be an object',
      () => AdtAppRegistration.fromAttributes(newStack(), 'x', wrong(null)),
    ],
    ['ClientSecret', missing, () => new ClientSecret(newStack(), 'x', wrong(undefined))],
    [
      'ClientSecret',
      "registration must be a registration, got 'abc'",
      () => new ClientSecret(newStack(), 'x', { registration: wrong('abc') }),
    ],
    ['AdtRoleAssignment', missing, () => new AdtRoleAssignment(newStack(), 'x', wrong(undefined))],
    ['RotatingClientSecret', missing, () => new RotatingClientSecret(newStack(), 'x', wrong(undefined))],
    ['ClientCertificate', missing, () => new ClientCertificate(newStack(), 'x', wrong(undefined))],
    ['FederatedIdentityCredential', missing, () => new FederatedIdentityCredential(newStack(), 'x', wrong(undefined))],
    ['StoredClientSecret', missing, () => new StoredClientSecret(newStack(), 'x', wrong(undefined))],
    [
      'AdtAppRegistration.fromClientId',
      'clientId must be a string',
      () => AdtAppRegistration.fromClientId(newStack(), 'x', wrong(undefined)),
    ],
    [
      'AdtRoleAssignment',
      'registration must be a registration',
      () => new AdtRoleAssignment(newStack(), 'x', { registration: wrong({}), instanceId: INSTANCE_ID, role }),
    ],
  ])('%s is refused: %s', (what, text, make) => {
    expect(refusal(make).message).toMatch(new RegExp(`^${what} '`));
    expect(problems(make)[0]).toContain(text);
  });

  test.each<[string, (scope: ReturnType<typeof newStack>) => unknown]>([
    ['ClientSecret', (scope) => new ClientSecret(scope, 'x', { registration: register(), lifetimeDays: 0 })],
    [
      'AdtRoleAssignment',
      (scope) => new AdtRoleAssignment(scope, 'x', { registration: register(), instanceId: 'x', role }),
    ],
    ['AdtRoleAssignment for no one', (scope) => new AdtRoleAssignment(scope, 'x', { instanceId: INSTANCE_ID, role })],
    ['fromClientId', (scope) => AdtAppRegistration.fromClientId(scope, 'x', 'x')],
    ['fromAttributes', (scope) => AdtAppRegistration.fromAttributes(scope, 'x', { clientId: 'x' })],
    [
      'a registration by a foreign class',
      (scope) => new ClientSecret(scope, 'x', { registration: scope as unknown as IAdtAppRegistration }),
    ],
  ])('%s leaves no trace when refused', (_, make) => {
    const stack = newStack();
    refusal(() => make(stack));
    expect(stack.node.children).toEqual([]);
  });
});

describe('a value is shown', () => {
  const key = (kind: string) =>
    ['BEGIN', 'END'].map((edge) => `-----${edge} ${kind}PRIVATE KEY-----`).join(`\n${'k'.repeat(64)}\n`);
  const shown = (displayName: unknown) =>
    problems(() => AdtAppRegistration.fromClientId(newStack(), 'Shared', displayName as string))[0];

  test.each([
    ['in quotes', 'a "b"', `got 'a "b"'`],
    ['on one line', 'a\nb\u0007', "got 'a\\nb\\u0007'"],
    ['cut where it is endless', 'a'.repeat(301), `got '${'a'.repeat(300)}…'`],
    ['whole where it is an ID', 'a'.repeat(300), `got '${'a'.repeat(300)}'`],
    ['without a client secret', `x${'abc8Q~'}${'d'.repeat(34)}`, "got 'x***'"],
    ['without a password', 'https://user:pa#ss/@contoso.com', "got 'https://***@contoso.com'"],
    [
      'without a secret in its query',
      'https://a/?code=abc&b=c&client_secret_value=def&e=f',
      "got 'https://a/?code=***&b=c&client_secret_value=***&e=f'",
    ],
    ['with a path that looks like a query', 'https://a/code=abc', "got 'https://a/code=abc'"],
    ['without a second client secret', `${`${'abc8Q~'}${'d'.repeat(34)} `.repeat(2)}`, "got '*** *** '"],
    ['without a private key', `a ${key('RSA ')} b ${key('')}`, "got 'a *** b ***'"],
    ['without a private key that was cut', key('').slice(0, 90), "got '***'"],
    [
      'without a token or an assertion',
      `Bearer eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(43)}`,
      "got 'Bearer ***'",
    ],
    ['by its type where it is no string', {}, 'got a value of type object'],
    ['by its type where it is a list', ['x'], 'got a list'],
    ['as it is where it is a number', 7, 'got 7'],
    ['as it is where it is true', true, 'got true'],
    ['as it is where it is null', null, 'got null'],
    ['as it is where it is missing', undefined, 'got undefined'],
  ])('%s', (_, value, text) => {
    expect(shown(value)).toContain(`${text};`);
  });
});

test('docs/errors.md explains each kind of problem, in the order in which they are told, and no other', () => {
  const headings = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^### `([\w-]+)`$/gm)].map(([, code]) => code);
  expect(headings).toEqual([...PROBLEM_CODES]);
});
