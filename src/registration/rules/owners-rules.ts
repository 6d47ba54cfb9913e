import { guidListProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { ifList } from '../../validation/values';

/** The provider's own limit. */
const MAX_OWNERS = 100;

export function ownersProblems(prop: string, owners: string[] | undefined): Problem[] {
  return ifList(
    prop,
    owners,
    (ids) => [
      ...guidListProblems(prop, ids),
      ...(ids.length > MAX_OWNERS
        ? [problem('owner-count', prop, `must have at most ${MAX_OWNERS} entries, got ${ids.length}`, 'remove some')]
        : []),
    ],
    {
      fixForEmpty: 'leave it out to make the deployer the owner: without any, a deployer can lose its own application',
    },
  );
}
