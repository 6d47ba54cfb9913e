import { guidListProblems } from '../../validation/guid';
import { list } from '../../validation/list';
import { problem } from '../../validation/problem';

/** The provider's own limit. */
const MAX_OWNERS = 100;

export const OWNERS = list<string, unknown>(
  (prop, ids) => [
    ...guidListProblems(prop, ids),
    ...(ids.length > MAX_OWNERS
      ? [problem('owner-count', prop, `must have at most ${MAX_OWNERS} entries, got ${ids.length}`, 'remove some')]
      : []),
  ],
  {
    fixForEmpty: 'leave it out to make the deployer the owner: without any, a deployer can lose its own application',
  },
);
