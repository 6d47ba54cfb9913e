import type { Construct } from 'constructs';
import type { Problem } from './problem';

/**
 * Throws one error for all the problems, or nothing.
 *
 * Constructors call it before `super()`: what was refused leaves no trace in the construct tree.
 */
export function refuse(scope: Construct, id: string, what: string, problems: Problem[]): void {
  if (problems.length === 0) return;
  const path = [scope.node.path, id].filter((part) => part !== '').join('/');
  const error = new Error(
    [
      `${what} '${path}' cannot be made: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`,
      ...problems.map(({ text }) => `  - ${text}`),
      'docs/errors.md of cdktf-adt-app-registration explains each.',
    ].join('\n'),
  );
  error.name = 'AdtAppRegistrationError';
  throw error;
}
