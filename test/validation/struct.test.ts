import { readFileSync } from 'node:fs';
import { TerraformLocal, Token } from 'cdktf';
import {
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  ClientCredential,
  type ClientSecretOptions,
  FederatedIdentity,
  GitHubRepository,
  StoredClientSecret,
} from '../../src';
import type { Rules } from '../../src/validation/struct';
import { codes, codesOf, problems } from '../support/problems';
import { STRUCTS } from '../support/structs';
import { expression, GUIDS, newStack, register, synth, Terraform } from '../support/synth';

const NAMES = Object.keys(STRUCTS);

/** An object of a class, whose props are getters of the class. It has a member of its own. */
function ofClass(good: object): object {
  class Given {
    public readonly cache = 'of the class';
  }
  for (const [name, value] of Object.entries(good)) Object.defineProperty(Given.prototype, name, { get: () => value });
  return new Given();
}

/** An object whose props, and the elements of whose lists, are others when they are read again. */
function changing(good: object): object {
  const seen = new Set(['length']);
  return new Proxy(good, {
    get: (target, name) => {
      if (seen.has(String(name))) return name === 'length' ? Reflect.get(target, name) : 'changed';
      if (typeof name === 'string') seen.add(name);
      const value = Reflect.get(target, name);
      return Array.isArray(value) ? changing(value) : value;
    },
  });
}

/** The props that hold maps. */
const MAPS = ['tags', 'usersAndGroups', 'consentForUsers'];

/** Writes over each prop of an object, and into its lists and maps. */
function overwrite(given: object): void {
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) value.splice(0, 1, 'changed', 'changed');
    if (MAPS.includes(name)) value.team = 'changed';
    Reflect.set(given, name, 'changed');
  }
}

/** A copy, with lists and maps of its own. */
const copied = (good: object) =>
  Object.fromEntries(
    Object.entries(good).map(([name, value]) => {
      if (Array.isArray(value)) return [name, [...value]];
      return [name, MAPS.includes(name) ? { ...value } : value];
    }),
  );

test('each struct of API.md is among these', () => {
  const [, structs] = /^## Structs .*?$(.*?)^## /ms.exec(readFileSync('API.md', 'utf8')) ?? [];
  const documented = [...structs.matchAll(/^### (\w+)/gm)].map(([, name]) => name);
  const others = ['RegistrationProviders']; // providers.test.ts has them: they belong to the stack that uses them
  expect([...NAMES.filter((name) => !name.includes(' ')), ...others].sort()).toEqual(documented.sort());
});

describe.each(NAMES)('%s', (name) => {
  const { good, use, parent } = STRUCTS[name];
  const at = (prop: string) => (parent ? `${parent}.${prop}` : prop);
  const expected = () => Terraform.of(use(good())).json;

  test('refuses a prop that does not exist, without its value', () => {
    const [text, ...others] = problems(() => use({ ...good(), xylophone: 'hush' }));
    expect(text).toMatch(
      /^[\w.[\]]*xylophone does not exist; remove it(?:, or write one of [\w, ]+)? \[unknown-prop\]$/,
    );
    expect([text.startsWith(at('xylophone')), text.includes('hush'), others]).toEqual([true, false, []]);
  });

  test.each(Object.keys(good()))('asks whether %s is meant by a similar name', (prop) => {
    const { [prop]: value, ...others } = good() as Record<string, unknown>;
    expect(problems(() => use({ ...others, [`${prop}x`]: value }))).toContain(
      `${at(`${prop}x`)} does not exist; did you mean ${prop}? [unknown-prop]`,
    );
  });

  test.each(Object.keys(good()))('refuses what cannot be made a text as %s, by an error of its own', (prop) => {
    expect(() => codesOf(() => use({ ...good(), [prop]: Object.create(null) }))).not.toThrow();
  });

  test('takes a prop that does not exist and is undefined for one that is left out', () => {
    expect(Terraform.of(use({ ...good(), xylophone: undefined })).json).toEqual(expected());
  });

  test('may be an object of a class, whose other members are its own', () => {
    expect(Terraform.of(use(ofClass(good()))).json).toEqual(expected());
  });

  test('is read once', () => {
    expect(Terraform.of(use(changing({ ...good() }))).json).toEqual(expected());
  });

  test('stays as it was read, whatever is written to it later', () => {
    const given = copied(good());
    const stack = use(given);
    overwrite(given);
    expect(Terraform.of(stack).json).toEqual(expected());
  });

  test.each([
    ['null', null],
    ['a text', 'text'],
    ['a list', ['text']],
    ['a token', Token.asAny({ a: 1 })],
    ['a promise', Promise.resolve({})],
    ['a date', new Date()],
    ['a local of Terraform', new TerraformLocal(newStack(), 'local', {})],
  ])('is not %s', (_, value) => {
    const refused = problems(() => use(value));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^(?:props|options|attributes|\w+(?:\[0\]|\.\w+)?) must be an object, got .* \[type\]$/);
  });
});

describe('the similar name of a prop that does not exist', () => {
  const similar = (prop: string) => {
    const [text] = problems(() => register({ [prop]: 7 } as object));
    return /did you mean (\w+)\?/.exec(text)?.[1];
  };

  test.each([
    ['roleAssignments', 'roleAssignment'],
    ['publicClientRedirectUri', 'publicClientRedirectUris'],
    ['role_assignments', 'roleAssignment'],
    ['web-redirect-uris', 'webRedirectUris'],
    ['GrantAdminConsent', 'grantAdminConsent'],
    ['GRANT_ADMIN_CONSENT', 'grantAdminConsent'],
    ['owner', 'owners'],
    ['adpt', 'adopt'],
    ['aadopt', 'adopt'],
    ['adobt', 'adopt'],
    ['implicitGarnt', 'implicitGrant'],
    ['webRedirectUrls', 'webRedirectUris'],
    ['saRedirectUris', 'spaRedirectUris'],
  ])('of %s is %s', (prop, meant) => {
    expect(similar(prop)).toBe(meant);
  });

  test.each(['name', 'redirectUris', 'adoption', 'wner', 'x', '', 'roleAssignment\n', 'constructor'])(
    'is not known of %j, so all that are left out are listed',
    (prop) => {
      expect(similar(prop)).toBeUndefined();
      expect(problems(() => register({ [prop]: 7 } as object))[0]).toContain(
        'remove it, or write one of preventDuplicateNames, publicClientRedirectUris, clientIdRedirectUris, ' +
          'webRedirectUris, spaRedirectUris, fallbackPublicClientEnabled, implicitGrant, apiPermissions, owners, ' +
          'credential, roleAssignment, usersAndGroups, grantAdminConsent, consentForUsers, adopt, azureadProvider, azurermProvider [unknown-prop]',
      );
    },
  );

  test('is one that is left out', () => {
    expect(similar('displayNames')).toBeUndefined();
  });
});

describe('the name of a prop that does not exist is shown', () => {
  const shown = (props: object) => problems(() => register(props))[0].replace(/ does not exist.*/, '');

  test.each([
    ['as it is', 'red', 'red'],
    ['in quotes where it would break the line', 'a\nb', "'a\\nb'"],
    ['in quotes where it is empty', '', "''"],
    ['whole where it has 60 characters', 'a'.repeat(60), 'a'.repeat(60)],
    ['in quotes where it is longer', 'a'.repeat(61), `'${'a'.repeat(61)}'`],
  ])('%s', (_, name, text) => {
    expect(shown({ [name]: 1 })).toBe(text);
  });

  test('where JSON made it, and JavaScript has another meaning for it', () => {
    expect(shown(JSON.parse('{"__proto__": 1}'))).toBe('__proto__');
  });

  test('after what is wrong with those that exist', () => {
    expect(codes({ colour: 'red', displayName: '', owners: [] } as object)).toEqual([
      'display-name-blank',
      'list-empty',
      'unknown-prop',
    ]);
  });
});

test('only own enumerable members with a name are props', () => {
  const props = Object.defineProperty({ [Symbol('mark')]: 1 }, 'hidden', { value: 1 });
  expect(codes(props)).toEqual([]);
  expect(codes(Object.assign(Object.create(null), { owners: [GUIDS[0]] }))).toEqual([]);
});

test('a construct that has the props is none that has others: a registration is the attributes of one, a client secret a version', () => {
  const stack = newStack();
  const registration = register({}, stack);
  AdtAppRegistration.fromAttributes(stack, 'Same', registration);
  const secret = registration.clientSecret;
  const props = { secret, clientId: GUIDS[0], keyVaultId: expression('var.vault'), name: 'a' };
  new StoredClientSecret(stack, 'Vault', props);
  expect(Terraform.of(stack).resource('azurerm_key_vault_secret').value_wo).toMatch(
    /^\$\{azuread_application_password/,
  );
});

test('options are read when a credential is described, and not when it is made', () => {
  const options = { description: 'ci', lifetimeDays: 90 };
  const credential = ClientCredential.secret(options as ClientSecretOptions);
  overwrite(options);
  expect(synth({ credential }).resource('azuread_application_password').display_name).toBe('ci');
});

test('the parts of an identity are read when it is described, and not when it is used', () => {
  const repository = { owner: 'contoso', repository: 'twins' };
  const identity = FederatedIdentity.githubBranch(GitHubRepository.withNamesOnly(repository), 'main');
  overwrite(repository);
  expect(codes({ credential: ClientCredential.federated({ name: 'main', identity }) })).toEqual([]);
});

test('a part that is no text is a problem when the identity is used, and not before', () => {
  const environment = Object.create(null) as string;
  const repository = GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' });
  const identities = [
    FederatedIdentity.githubEnvironment(repository, environment),
    FederatedIdentity.githubBranch(repository, environment),
    FederatedIdentity.githubTag(repository, environment),
    FederatedIdentity.gitlabBranch({ projectPath: 'twins/portal' }, environment),
  ];
  for (const identity of identities) {
    expect(codes({ credential: ClientCredential.federated({ name: 'main', identity }) })).toEqual(['type']);
  }
});

test('a permission stays as it was read, in its lists as well', () => {
  const apiPermissions = [{ resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]] }];
  const stack = newStack();
  register({ apiPermissions }, stack);
  apiPermissions[0].scopeIds.push('changed');
  apiPermissions[0].resourceAppId = 'changed';
  expect(Terraform.of(stack).resource('azuread_application').required_resource_access[1]).toEqual({
    resource_app_id: GUIDS[0],
    resource_access: [{ id: GUIDS[1], type: 'Scope' }],
  });
});

test('a method refuses options that are none, for nothing else', () => {
  const refused = (options: unknown) =>
    problems(() => register().addClientSecret('Ci', options as ClientSecretOptions));
  expect(refused(null)).toEqual(['options must be an object, got null; see its type in API.md [type]']);
  expect(codesOf(() => register().addRoleAssignment('Plant', undefined as never))).toEqual(['type']);
});

test('rules that lack a prop, or have one too many, do not compile', () => {
  type Two = Pick<AdtAppRegistrationProps, 'displayName' | 'owners'>;
  const none = () => [];
  // @ts-expect-error: there is no rule for `owners`
  const lacking: Rules<Two> = { displayName: none };
  // @ts-expect-error: there is no prop `owner`
  const tooMany: Rules<Two> = { displayName: none, owners: none, owner: none };
  expect([lacking, tooMany]).toHaveLength(2);
});
