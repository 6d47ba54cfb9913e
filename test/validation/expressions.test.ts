import { Fn, ref, TerraformLocal, TerraformStack } from 'cdktf';
import { codes, codesOf, problems } from '../support/problems';
import { expression, newStack, register, synth, Terraform } from '../support/synth';
import { COMPARED, FORMED, READ, stored } from '../support/texts';

const ALL = [...READ, ...COMPARED, ...FORMED];
const PLAIN = [...READ, ...COMPARED];

/** As the error advises for text. */
const doubled = (text: string) => text.replace(/(?<!\$)\$(?=\{)|(?<!%)%(?=\{)/g, '$&$&');

test.each([
  '${file("/etc/hostname")}',
  '%{ if true }a%{ endif }',
  'a ${var.b} c',
  '$${a} ${b}',
  '${}',
  '%%{a} %{b}',
  '$%{ if true }a%{ endif }',
])('a name must not be %s, and may be it as a text, doubled as the error advises', (displayName) => {
  expect(problems(() => register({ displayName }))).toEqual([
    `displayName must hold no expression but tokens, got '${displayName}'; double the $ or % before the { if it is text; ` +
      'if it is not, pass a token, such as the asString of a TerraformLocal [expression-in-text]',
  ]);
  expect(codes({ displayName: doubled(displayName) })).toEqual([]);
});

test.each(['$', '100%', '$ {', '{$}', 'a$b{', '$$${a}', '%%%{a}'])(
  'a name may be %s, in which Terraform sees no expression',
  (displayName) => {
    expect(codes({ displayName })).toEqual([]);
  },
);

test.each(ALL)(
  '%s must not be an expression, also beside a token, and may be a token as the error advises',
  (prop, make) => {
    const [text, ...others] = problems(() => make('${path.root}'));
    expect(others).toEqual([]);
    expect(text.split(' ')[0]).toBe(prop);
    expect(text).toMatch(/pass a token, such as the asString of a TerraformLocal \[expression-in-text\]$/);
    expect(codesOf(() => make(`${expression('var.a')}%{ if true }`))).toEqual(['expression-in-text']);
    expect(codesOf(() => make(new TerraformLocal(newStack(), 'name', '${path.root}').asString))).toEqual([]);
  },
);

test.each(ALL)('%s is told to double what it may hold as text, and nothing else', (_, make) => {
  const text = 'a/${b}';
  const isText = codesOf(() => make(doubled(text))).length === 0;
  expect(problems(() => make(text))[0].includes('double the $')).toBe(isText);
});

test.each(PLAIN)('%s may hold as text what would be an expression', (_, make) => {
  expect(codesOf(() => make('a $${b} %%{c}'))).toEqual([]);
});

test('a text that Terraform reads as an expression stands so in the JSON, and other text as Terraform reads it', () => {
  const stack = newStack();
  const { asString } = new TerraformLocal(stack, 'name', '${file("name")}');
  register({ displayName: `a $\${b} %%{c} ${asString}` }, stack);
  expect(Terraform.of(stack).resource('azuread_application').display_name).toBe('a $${b} %%{c} ${local.name}');
});

test('the rules of a prop look at the text that Terraform makes of it', () => {
  const displayName = '$${%%{'.padEnd(122, 'a');
  expect(codes({ displayName })).toEqual([]);
  expect(codes({ displayName: `${displayName}a` })).toEqual(['display-name-length']);
});

test('a tag must not have an expression as its name', () => {
  expect(problems(() => stored({ tags: { '${var.a}': 'a' } }))).toEqual([
    expect.stringMatching(/^the name of tags\.\$\{var\.a\} must hold no expression.*\[expression-in-text\]$/),
  ]);
  expect(codesOf(() => stored({ tags: { '$${var.a}': 'a' } }))).toEqual([]);
});

test('a stored secret must be a token, and nothing but one', () => {
  const token = expression('var.secret');
  for (const value of ['${var.secret}', '${"hush"}', `hush${token}`, `${token}hush`, `${token}${token}`, '<token>']) {
    expect(codesOf(() => stored({ secret: { value } }))).toEqual(['key-vault-secret']);
  }
  expect(codesOf(() => stored({ secret: { value: token } }))).toEqual([]);
  expect(codesOf(() => stored({ secret: { value: ref('var.secret') } }))).toEqual([]);
});

test('a $ before a token would make text of it, and is joined with it as the error advises', () => {
  const stack = new TerraformStack(newStack(), 'joined');
  const token = expression('var.price');
  expect(problems(() => register({ displayName: `$${token}` }))).toEqual([
    'displayName has a $ right before a token, which makes text of the token; join the two with Fn.join() ' +
      '[expression-in-text]',
  ]);
  register({ displayName: Fn.join('', ['$', token]) }, stack);
  expect(Terraform.of(stack).resource('azuread_application').display_name).toBe('${join("", ["$", var.price])}');
  expect(synth({ displayName: `%${token}` }).resource('azuread_application').display_name).toBe('%${var.price}');
});
