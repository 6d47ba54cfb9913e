import type { Construct } from 'constructs';
import type { Problem } from './problem';
import { show } from './show';
import { secretProblems } from './text';

/** The page that packages of other languages do not hold. */
const ERRORS_PAGE = 'https://github.com/cdktf-adt-app-registration/cdktf-adt-app-registration/blob/main/docs/errors.md';

const NAMES_ELSEWHERE =
  'Names are those of TypeScript: displayName is display_name in Python, DisplayName in .NET and Go.';

/**
 * Throws one error for all the problems, or nothing.
 *
 * Constructors call it before `super()`, so that an error leaves nothing in the construct tree.
 */
export function throwProblems(scope: Construct, id: string, what: string, ofProps: Problem[]): void {
  const problems = [...secretProblems('id', String(id)), ...ofProps];
  if (problems.length === 0) return;
  const path = [scope.node.path, id].filter((part) => part !== '').join('/');
  throw libraryError(`${what} ${show(path)} cannot be made`, problems);
}

/** Throws one error for all that is wrong with the arguments of a function, or nothing. */
export function throwUncomputable(what: string, problems: Problem[]): void {
  if (problems.length > 0) throw libraryError(`${what} cannot be read`, problems);
}

/** The error of a construct that is asked for something that it does not have. */
export function unreadable(construct: Construct, what: string, problem: Problem): Error {
  return libraryError(`${what} ${show(construct.node.path)} cannot be read`, [problem]);
}

/** Every error of this library has this name and this form. Not a class: two copies of it would be two classes. */
function libraryError(head: string, problems: Problem[]): Error {
  const error = new Error(
    [
      `${head}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`,
      ...problems.map(({ text }) => `  - ${text}`),
      `docs/errors.md explains each: ${ERRORS_PAGE}`,
      // jsii sets it for the programs of other languages.
      ...(process.env.JSII_AGENT ? [NAMES_ELSEWHERE] : []),
    ].join('\n'),
  );
  error.name = 'AdtAppRegistrationError';
  return error;
}
