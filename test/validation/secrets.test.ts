import { ClientSecret } from '../../src';
import { secretIn } from '../../src/validation/secrets';
import { show } from '../../src/validation/show';
import { harmless, PASTED } from '../support/pasted-secrets';
import { codesOf, problems, refusal } from '../support/problems';
import { expression, newStack, register } from '../support/synth';
import { COMPARED, FORMED, READ, stored } from '../support/texts';

const ALL = Object.entries(PASTED).map(([name, { text, secret = text }]) => ({ name, text, secret }));

/** Whether six characters of a secret in a row stand in a text. */
const holdsPart = (text: string, secret: string) =>
  Array.from({ length: secret.length - 5 }, (_, index) => secret.slice(index, index + 6)).some((part) =>
    text.includes(part),
  );

describe.each(ALL)('$name', ({ text, secret }) => {
  test('is known as a secret, whatever stands around it', () => {
    for (const around of [text, `the ${text} of Anna`, `"${text}"`, `(${text})`, `a=${text};b`, `a\n${text}\nb`]) {
      expect(secretIn(around)).toBeDefined();
      expect(holdsPart(show(around), secret)).toBe(false);
    }
  });

  test('is not shown where only its beginning is, or where reading ends in it', () => {
    for (const before of [280, 295, 299, 4380, 4390, 4395]) {
      expect(holdsPart(show(`${'x '.repeat(before / 2)}${text}`), secret)).toBe(false);
    }
  });

  test('is hidden wherever it stands twice', () => {
    expect(holdsPart(show(`${text}\n;${text}`.slice(0, 4000)), secret)).toBe(false);
  });

  test('is refused in a name, and neither shown nor synthesized', () => {
    const found = problems(() =>
      register({ displayName: text.replaceAll('\n', '').slice(0, 120).replaceAll("'", '"') }),
    );
    expect(found).toEqual([
      expect.stringMatching(/^displayName holds what looks like a [\w ]+; remove it, .*\[secret-in-text\]$/),
    ]);
  });
});

describe.each(READ.concat(COMPARED))('%s', (prop, make) => {
  const { text } = PASTED['a client secret'];

  test('must not hold a secret, also beside a token, and the error does not show it', () => {
    for (const value of [text, `the secret ${text}`, `${text} ${expression('var.a')}`]) {
      const found = problems(() => make(value));
      expect(found).toEqual([
        `${prop} holds what looks like a client secret of Entra ID; remove it, and replace it where it is used if others may ` +
          'have read it [secret-in-text]',
      ]);
    }
  });
});

test.each(FORMED)('%s is refused where it is a secret, which is not shown', (_, make) => {
  for (const name of ['a client secret', 'glpat', 'a token', 'npm']) {
    const { text } = PASTED[name];
    expect(holdsPart(problems(() => make(text)).join(), text)).toBe(false);
  }
});

test('a token is one in a text that is encoded for a URL', () => {
  const { text } = PASTED['a token'];
  expect(secretIn(`state=%22${text}`)).toBe('a token');
});

test('a redirect URI has no secret in its query', () => {
  const uri = `https://contoso.com/?client_secret=${'abc'.repeat(4)}`;
  expect(codesOf(() => register({ webRedirectUris: [uri] }))).toEqual(['secret-in-text']);
});

test('the name of a secret in a vault is none itself', () => {
  expect(codesOf(() => stored({ name: PASTED.glpat.text }))).toEqual(['secret-in-text']);
});

test('a tag has no secret as its name', () => {
  const { text } = PASTED['a client secret'];
  const [found, ...others] = problems(() => stored({ tags: { [text]: 'a' } }));
  expect(found).toMatch(/^the name of tags\.\*\*\* holds what looks like a client secret of Entra ID;/);
  expect(others).toEqual([]);
});

test('a construct has no secret as its ID, which stands in the JSON, and no error shows one in a path', () => {
  const { text } = PASTED['a client secret'];
  const { message } = refusal(() => new ClientSecret(newStack(), text, { registration: register() }));
  expect(message).toMatch(/^ClientSecret 'stack\/\*\*\*' cannot be made: 1 problem\n {2}- id holds what looks like/);
  expect(codesOf(() => register().addClientSecret(text))).toEqual(['secret-in-text']);
});

test('what is none is accepted', async () => {
  for (const text of await harmless()) expect([text, secretIn(text)]).toEqual([text, undefined]);
});

describe('what may be one', () => {
  test.each([
    ['in a query', 'https://a/?code=abc&b=c;key_of=d', "'https://a/?code=***&b=c;key_of=***'"],
    ['in a query in a query', 'https://a/?u=https://b?token=c?d&e', "'https://a/?u=https://b?token=***&e'"],
    ['behind the name of one', 'the password: hunter2', "'the password: ***'"],
    ['behind the names of two', 'a Passwd: hunter2, a PASSWD: hunter3', "'a Passwd: *** a PASSWD: ***'"],
    ['behind Basic', 'basic dmVyeXNlY3JldA', "'basic ***'"],
    ['behind Bearer', 'BEARER abcdefgh', "'BEARER ***'"],
    ['glued to a word', `token${PASTED['a token'].text}`, "'token***…'"],
    ['glued to a word, encrypted', `token${PASTED['an encrypted token'].text}`, "'token***…'"],
    ['a password with any character', 'https://a:b/c@d?e#f@g@contoso.com', "'https://***@contoso.com'"],
  ])('%s is not shown, and no problem', (_, text, shown) => {
    expect(show(text)).toBe(shown);
  });

  test('a password that is longer than what is read is not shown', () => {
    expect(show(`https://anna:${'pass@'.repeat(2000)}@contoso.com`)).toBe("'https://***…'");
  });

  test('what stands before an @ is shown where there is no URL', () => {
    expect(show('mail anna@contoso.com')).toBe("'mail anna@contoso.com'");
  });

  test('a long URL without a password is shown', () => {
    expect(show(`https://contoso.com/${'a'.repeat(1000)}`)).toBe(`'https://contoso.com/${'a'.repeat(280)}…'`);
  });
});

const NASTY = [
  '?',
  '://',
  '@',
  ':',
  'eyJ',
  'eyJ.',
  '-eyJ',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY',
  'secret',
  'secret=',
  'a',
  'MII',
]
  .concat([
    'MIIEaaIBA',
    ' ',
    '\t',
    '=',
    '"d":"',
    'Basic ',
    'Bearer ',
    'Bearer a',
    '${',
    '\u202e',
    '\u200d',
    '👩\u200d',
    '&a=',
    '.',
  ])
  .concat([
    '${TfToken[',
    '\ud800',
    '1.A',
    `1.A${'a'.repeat(30)}`,
    '://:',
    '\\',
    "'",
    'glpat-',
    'A',
    'aaa1Q~',
    'pwd=%a',
    '$',
    '%',
  ]);

test.each(NASTY.map((text) => [JSON.stringify(text), text]))(
  'a million characters of %s are shown at once, and checked soon',
  (_, text) => {
    const million = text.repeat(Math.ceil(1_000_000 / text.length));
    const time = (act: () => unknown) => {
      const start = performance.now();
      act();
      return performance.now() - start;
    };
    expect(time(() => show(million))).toBeLessThan(100);
    expect(time(() => codesOf(() => register().addClientSecret('Ci', { description: million })))).toBeLessThan(2000);
  },
);
