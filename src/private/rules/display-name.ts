import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { ifKnownString } from './known';

const MAX_LENGTH = 120;

export function displayNameProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (name) => {
    if (name.trim() === '') {
      return [
        problem(
          'display-name-blank',
          prop,
          `must not be blank, got ${show(name)}`,
          'write the name that people shall see',
        ),
      ];
    }
    const problems: Problem[] = [];
    if (name.length > MAX_LENGTH) {
      problems.push(
        problem(
          'display-name-length',
          prop,
          `must have at most ${MAX_LENGTH} characters, got ${name.length}: ${show(name)}`,
          'shorten it',
        ),
      );
    }
    if (name !== name.trim() || hasControlCharacter(name)) {
      problems.push(
        problem(
          'display-name-whitespace',
          prop,
          `must not begin or end with white space or hold a line break, got ${show(name)}`,
          'remove it',
        ),
      );
    }
    if (name.includes("'")) {
      problems.push(
        problem(
          'display-name-apostrophe',
          prop,
          `must not hold an apostrophe, got ${show(name)}`,
          "remove it: the provider's search for an application of the same name fails on it",
        ),
      );
    }
    return problems;
  });
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
