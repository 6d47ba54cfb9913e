import { readFileSync } from 'node:fs';

// docs/adr/0028-api-guidelines.md: what its table does not list as a deviation.
const API = readFileSync('API.md', 'utf8');

/** A chapter of API.md, by its heading. */
function chapter(name: string): string {
  const [, text] = new RegExp(`^## ${name} [^\\n]*$(.*?)(?=^## |(?![\\s\\S]))`, 'ms').exec(API) ?? [];
  return text ?? '';
}

/** The sections of a text under headings of a depth, by what their headings begin with. */
function sections(text: string, depth: number): [string, string][] {
  const [, ...all] = text.split(new RegExp(`^#{${depth}} `, 'm'));
  return all.map((section) => [/\w+/.exec(section)?.[0] ?? '', section]);
}

const STRUCTS = sections(chapter('Structs'), 3);
const FIELDS = STRUCTS.flatMap(([struct, text]) =>
  sections(text, 5).map(([field, section]) => ({ name: `${struct}.${field}`, section })),
);
const CONSTRUCTS = sections(chapter('Constructs'), 3).map(([name]) => name);
const SIGNATURES = [...API.matchAll(/^(?:new |public |\w+\.)(\w+)\((.*)\)(?:: (.*))?$/gm)];

test('API.md has what these rules are about', () => {
  expect([STRUCTS.length, FIELDS.length, CONSTRUCTS.length, SIGNATURES.length].map((count) => count > 6)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('each optional field says what happens without it', () => {
  const silent = FIELDS.filter(({ section }) => section.includes('<sup>Optional</sup>')).filter(
    ({ section }) => !/^- \*Default:\* (?!undefined)\S/m.test(section),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('each field is described', () => {
  const silent = FIELDS.filter(({ section }) => !/\w/.test(section.split(/^- \*Type:\*.*\n(?:- .*\n)*/m)[1] ?? ''));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('no field has a type that other languages cannot name', () => {
  const wide = FIELDS.filter(({ section }) => /^- \*Type:\*.*(?:\bany\b|\|)/m.test(section));
  expect(wide.map(({ name }) => name)).toEqual([]);
});

test('each construct X is made of scope, id and XProps', () => {
  for (const name of CONSTRUCTS)
    expect(API).toContain(`new ${name}(scope: Construct, id: string, props: ${name}Props)`);
});

test('what has XOptions has XProps too', () => {
  const names = STRUCTS.map(([name]) => name);
  const alone = names.filter((name) => name.endsWith('Options') && !names.includes(name.replace(/Options$/, 'Props')));
  expect(alone).toEqual([]);
});

test('each add…() makes an X of XOptions, under an ID', () => {
  const adds = SIGNATURES.filter(([, name]) => /^add[A-Z]/.test(name));
  expect(adds.length).toBeGreaterThan(5);
  for (const [, , parameters, made] of adds)
    expect(parameters).toMatch(new RegExp(`^id: string, options\\??: ${made}Options$`));
});
