import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { ClientCredential, ClientSecret, FederatedIdentity } from '../../src';
import { codes, codesOf, problems, refusal } from '../support/problems';
import { expression, newStack, register } from '../support/synth';
import { COMPARED, FORMED, READ, stored, type TextProp } from '../support/texts';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const INVISIBLE = [
  [0x00, 0x07, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5],
  range(0x180b, 0x180f),
  range(0x200b, 0x200f),
  range(0x2028, 0x202e),
  range(0x2060, 0x206f),
  [0x3164, 0xfdd0, 0xfe00, 0xfe0f, 0xfeff, 0xffa0],
  range(0xfff9, 0xfffb),
  [0xfffe, 0x13430, 0x1bca0, 0x1d173, 0x1fffe, 0xd800, 0xdfff, 0xe0001, 0xe0041, 0xe007f, 0xe0100],
].flat();
const named = INVISIBLE.map((code) => [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`, code] as const);

/** All that a person would not see in an error; told without the library. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u;

describe('a display name', () => {
  test.each(named)('with %s in it is refused, and the error shows where it is', (_, code) => {
    const displayName = `a${String.fromCodePoint(code)}b`;
    const [text, ...others] = problems(() => register({ displayName }));
    expect(others).toEqual([]);
    expect(text).toMatch(/^displayName must not .*, got 'a\\.+b'; remove them \[white-space\]$/);
    expect(text).not.toMatch(UNSEEN);
  });

  test.each(named)('of %s is blank', (_, code) => {
    expect(codes({ displayName: String.fromCodePoint(code, code) })).toEqual(['display-name-blank']);
  });

  test.each([
    ['spaces that look like others', '\u00a0\u3000'],
    ['Braille without a dot', '\u2800 \u2800'],
  ])('of %s is blank', (_, displayName) => {
    expect(codes({ displayName })).toEqual(['display-name-blank']);
  });

  test.each([
    ['a non-joiner of Persian', 'می\u200cخواهم'],
    ['a joiner of Hindi', 'क्\u200dष'],
    ['a joiner of Sinhala', 'ශ්\u200dරී'],
    ['an emoji made of two', '👩\u200d💻 team'],
    ['an emoji made of two, with a colour', '👩🏽\u200d💻'],
    ['an emoji with a selector', '⚙\ufe0f plant'],
    ['an emoji with a selector and a joiner', '❤\ufe0f\u200d🔥'],
    ['a digit as a key', '1\ufe0f\u20e3 plant'],
    ['a wide space', 'ツイン\u3000工場'],
    ['a mark above a letter', 'cafe\u0301'],
    ['a number sign of Arabic', '\u0600\u0661'],
    ['Braille', '⠁\u2800⠃'],
  ])('may hold %s', (_, displayName) => {
    expect(codes({ displayName })).toEqual([]);
  });

  test.each([
    ['a joiner between Latin letters', 'prod\u200duction'],
    ['a joiner between other Latin letters', 'here\u200dthere'],
    ['a non-joiner between Latin letters', 'prod\u200cuction'],
    ['what cannot be seen beside a joiner of Hindi', 'क्\u200dष a\u200bb'],
    ['a joiner at the beginning', '\u200dम'],
    ['a joiner at the end', 'म\u200d'],
    ['two joiners', 'म\u200d\u200dम'],
    ['a joiner after an emoji alone', '👩\u200d team'],
    ['a joiner before an emoji alone', 'a\u200d👩'],
    ['a selector after a digit alone', 'plant 1\ufe0f'],
    ['a selector after a letter', 'a\ufe0f\u20e3'],
    ['a flag that is spelled with tags', '🏴\u{e0067}\u{e0062}\u{e007f}'],
  ])('must not hold %s', (_, displayName) => {
    expect(codes({ displayName })).toEqual(['white-space']);
  });

  test('is told all that is wrong with it at once', () => {
    expect(codes({ displayName: "Anna's\u200btwins" })).toEqual(['white-space', 'display-name-apostrophe']);
  });
});

const HIDDEN = ['a\u202eb', 'a\u{e0041}b', 'a\nb', 'a\ud800b', 'a\u200db'];

describe.each(READ)('%s, a text that people read,', (prop, make) => {
  test.each(HIDDEN)('must not be %j', (text) => {
    expect(problems(() => make(text))).toEqual([
      expect.stringMatching(`^${quoted(prop)} must not .*\\[white-space\\]$`),
    ]);
  });

  test('has no white space at its ends', () => {
    for (const text of [' a', 'a\u00a0']) expect(problems(() => make(text))).toHaveLength(1);
  });

  test('may hold an emoji', () => {
    expect(codesOf(() => make('👩\u200d💻 ⚙\ufe0f'))).toEqual([]);
  });

  test('is looked at beside a token, too', () => {
    expect(codesOf(() => make(`a\u202e${expression('var.a')}`))).toEqual(['white-space']);
    expect(codesOf(() => make(` ${expression('var.a')}`))).toEqual(['white-space']);
    expect(codesOf(() => make(`a ${expression('var.a')}`))).toEqual([]);
  });
});

describe.each(COMPARED)('%s, a text that is compared letter by letter,', (prop, make) => {
  test.each([...HIDDEN, '👩\u200d💻', '⚙\ufe0f', 'a\u00a0b'])('must not be %j', (text) => {
    expect(problems(() => make(text))).toEqual([expect.stringMatching(`^${quoted(prop)} must .*\\[[\\w-]+\\]$`)]);
  });

  test('may be in any script', () => {
    expect(codesOf(() => make('Größe ツイン'))).toEqual([]);
  });
});

test.each(FORMED)('%s, a text with a form, must not hold what people cannot see', (prop, make) => {
  for (const text of HIDDEN) {
    const found = problems(() => make(text));
    expect(found[0]).toMatch(new RegExp(`^${quoted(prop)} `));
    expect(found.join()).not.toMatch(UNSEEN);
  }
});

test.each(['branch', 'tag'])('a %s must not hold what git would accept, but people cannot see', (kind) => {
  const [, make] = FORMED.find(([prop]) => prop === `credential.identity.${kind}`) as TextProp;
  expect(codesOf(() => make('ma\u200bin'))).toEqual(['white-space']);
});

test.each(['na\u202eme', 'na\nme', ' name'])('a tag must not have the name %j', (name) => {
  expect(problems(() => stored({ tags: { [name]: 'a' } }))).toEqual([
    expect.stringMatching(/^the name of tags\. ?na?.* must not .*\[white-space\]$/),
  ]);
});

describe('the issuer of a federated credential', () => {
  const codesOfIssuer = (issuer: string) =>
    codes({
      credential: ClientCredential.federated({
        name: 'main',
        identity: FederatedIdentity.of({ issuer, subject: 'a' }),
      }),
    });

  test.each([
    'https://tоken.actions.githubusercontent.com', // the o is Cyrillic
    'https://a.b/ï',
    'https://a\\b',
    'https://a.b\\@c.d',
    'https://a.b/\\',
    'https://a..b',
    'https://.a',
    'https://a.b:x',
    'https://a.b/%zz',
    'https://a.b/<',
    'https://a\u202e.b',
    'https://a.b/\u200b',
    'https://[::1]/',
    'HTTPS://a.b',
  ])('is not %j', (issuer) => {
    expect(codesOfIssuer(issuer)).toEqual(['federated-issuer']);
  });

  test.each(['https://a-b.c_d.ef:8443', "https://a.b/%20/-._~!$&'()+,;=:@", 'https://xn--tken-55d.example/'])(
    'may be %j',
    (issuer) => {
      expect(codesOfIssuer(issuer)).toEqual([]);
    },
  );

  test.each([
    ['https://tоken.example', 'U+043E'],
    ['https://tïken.example', 'U+00EF'],
  ])('is told the number of a letter that looks like another: %s', (issuer, number) => {
    const identity = FederatedIdentity.of({ issuer, subject: 'a' });
    const [text] = problems(() => register({ credential: ClientCredential.federated({ name: 'main', identity }) }));
    expect(text).toContain(`got '${issuer}' with ${number} in it;`);
  });
});

test('whatever a user writes, an error is a head, a line for each problem, and a foot, in which all can be seen', () => {
  const anything = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(...INVISIBLE)), { minLength: 1, maxLength: 8 })
    .map((units) => units.map((unit) => String.fromCodePoint(unit)).join(''));
  const inScope = (id: string) => new Construct(new TerraformStack(new App(), 'stack'), id);
  fc.assert(
    fc.property(anything, (text) => {
      const refused = [
        () => register({ displayName: `${text}'` }),
        () => stored({ tags: { [text]: 7 } }),
        () => new ClientSecret(newStack(), text, null as never),
        () => new ClientSecret(inScope(`x${text}`), 'Secret', null as never),
      ];
      for (const make of refused) {
        const { message } = refusal(make);
        const [head, ...lines] = message.split('\n');
        expect(head).toMatch(/ cannot be made: \d+ problems?$/);
        expect(lines.slice(0, -1).every((line) => line.startsWith('  - '))).toBe(true);
        expect(lines.at(-1)).toMatch(/explains each: \S+$/);
        expect(head.match(/(\d+) problems?$/)?.[1]).toBe(String(lines.length - 1));
        expect(message.replaceAll('\n', '')).not.toMatch(UNSEEN);
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) },
  );
});

function quoted(prop: string): string {
  return prop.replace(/[.[\]]/g, '\\$&');
}
