import { isBlank } from '../../validation/characters';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { textProblems } from '../../validation/text';
import { ifLiteral } from '../../validation/values';

const MAX_LENGTH = 120;

/** @param searched whether the provider searches for applications of the same name */
export function displayNameProblems(prop: string, value: unknown, { searched }: { searched: boolean }): Problem[] {
  return ifLiteral(prop, value, (name) => {
    if (isBlank(name)) {
      const fix = 'write the name that people are to see';
      return [problem('display-name-blank', prop, `must not be blank, got ${show(name)}`, fix)];
    }
    return [
      ...lengthProblems(prop, name),
      ...textProblems(prop, name),
      ...(searched ? apostropheProblems(prop, name) : []),
    ];
  });
}

function lengthProblems(prop: string, name: string): Problem[] {
  if (name.length <= MAX_LENGTH) return [];
  const wrong = `must have at most ${MAX_LENGTH} characters, got ${name.length}: ${show(name)}`;
  return [problem('display-name-length', prop, wrong, 'shorten it')];
}

function apostropheProblems(prop: string, name: string): Problem[] {
  if (!name.includes("'")) return [];
  const fix =
    "remove it, or set preventDuplicateNames: false: the provider's search for an application of the same name fails on it";
  return [problem('display-name-apostrophe', prop, `must not contain an apostrophe, got ${show(name)}`, fix)];
}
