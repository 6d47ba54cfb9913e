import { TerraformVariable, Token } from 'cdktf';
import { codes, problems } from '../../support/problems';
import { newStack, register, synth } from '../../support/synth';

test.each([
  ['one character', 'a'],
  ['120 characters', 'a'.repeat(120)],
  ['spaces inside', 'Plant twins (Hall 3)'],
  ['another script', 'ツイン'],
])('a display name may be %s', (_, displayName) => {
  expect(codes({ displayName })).toEqual([]);
});

test.each([
  ['empty', '', 'display-name-blank'],
  ['white space only', ' \t', 'display-name-blank'],
  ['121 characters', 'a'.repeat(121), 'display-name-length'],
  ['white space at the beginning', ' a', 'white-space'],
  ['white space at the end', 'a ', 'white-space'],
  ['a line break', 'a\nb', 'white-space'],
  ['a tab', 'a\tb', 'white-space'],
  ['a line separator', 'a\u2028b', 'white-space'],
  ['an invisible character', 'a\u200bb', 'white-space'],
  ['an invisible character in another script', 'é\u200bé', 'white-space'],
  ['a mark that turns the text around', 'a\u202eb', 'white-space'],
  ['invisible characters only', '\u200b', 'display-name-blank'],
  ['an apostrophe', "Anna's twins", 'display-name-apostrophe'],
  ['no string', 7 as unknown as string, 'type'],
  ['undefined', undefined as unknown as string, 'type'],
])('a display name must not be or hold: %s', (_, displayName, code) => {
  expect(codes({ displayName })).toEqual([code]);
});

describe('a display name that another application has', () => {
  const check = (preventDuplicateNames?: boolean) => {
    const { prevent_duplicate_names, lifecycle } = synth({ preventDuplicateNames }).resource('azuread_application');
    return { prevent_duplicate_names, lifecycle };
  };

  test('is refused when the application is made, and an import, which switches the check off, stays as it is', () => {
    const lifecycle = { ignore_changes: ['prevent_duplicate_names'] };
    expect(check()).toEqual({ prevent_duplicate_names: true, lifecycle });
  });

  test.each([true, false])('is refused at each apply, or never, where the prop says so: %p', (checked) => {
    expect(check(checked)).toEqual({ prevent_duplicate_names: checked, lifecycle: undefined });
  });
});

test('a display name may hold an apostrophe where the provider does not search for it', () => {
  const displayName = "Anna's twins";
  expect(codes({ displayName, preventDuplicateNames: false })).toEqual([]);
  expect(codes({ displayName, preventDuplicateNames: true })).toEqual(['display-name-apostrophe']);
  expect(codes({ displayName: ` ${displayName}`, preventDuplicateNames: false })).toEqual(['white-space']);
});

test('a display name may be a token', () => {
  const stack = newStack();
  const { stringValue } = new TerraformVariable(stack, 'name', { type: 'string' });
  expect(() => register({ displayName: `${stringValue}-client'` }, stack)).not.toThrow();
  expect(codes({ displayName: Token.asAny({ a: 1 }) as unknown as string })).toEqual([]);
});

test('each thing wrong with a display name is told', () => {
  expect(problems(() => register({ displayName: ` '${'a'.repeat(120)}` }))).toHaveLength(3);
});
