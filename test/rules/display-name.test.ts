import { TerraformVariable } from 'cdktf';
import { codes, problems } from '../support/problems';
import { newStack, register } from '../support/synth';

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
  ['white space at the begin', ' a', 'display-name-whitespace'],
  ['white space at the end', 'a ', 'display-name-whitespace'],
  ['a line break', 'a\nb', 'display-name-whitespace'],
  ['an apostrophe', "Anna's twins", 'display-name-apostrophe'],
  ['no string', 7 as unknown as string, 'type'],
  ['undefined', undefined as unknown as string, 'type'],
])('a display name must not be or hold: %s', (_, displayName, code) => {
  expect(codes({ displayName })).toEqual([code]);
});

test('a display name may be a token', () => {
  const stack = newStack();
  const { stringValue } = new TerraformVariable(stack, 'name', { type: 'string' });
  expect(() => register({ displayName: `${stringValue}-client'` }, stack)).not.toThrow();
});

test('each thing wrong with a display name is told', () => {
  expect(problems(() => register({ displayName: ` '${'a'.repeat(120)}` }))).toHaveLength(3);
});
