import { type Problem, problem } from '../../../validation/problem';
import { show } from '../../../validation/show';
import { structProblems } from '../../../validation/struct';
import { isToken } from '../../../validation/token';
import type { GitHubRepositoryIds } from '../federated-identity-props';
import type { GitHubRepository } from '../github-repository';
import { type Claims, claim } from './claims';
import { GITHUB_IDS, GITHUB_NAMES } from './github-repository-rules';
import { GIT_REF, type Part, part } from './part';

// Source: https://docs.github.com/en/actions/reference/security/oidc

const ENVIRONMENT: Part = {
  pattern: /(?!\s)[^*\p{Cc}]{1,255}(?<!\s)/u,
  shape: 'the name of an environment, of at most 255 characters',
  fix: 'write it as GitHub spells it; there are no wildcards',
};

const HOW_TO_CHOOSE =
  'pass GitHubRepository.withIds() if gh api repos/<owner>/<repository>/actions/oidc/customization/sub --jq .sub_claim_prefix ' +
  'prints IDs, as for each repository made after 15 July 2026, else GitHubRepository.withNamesOnly()';

/** What of a workflow may sign in. */
export type GitHubEntity =
  | { readonly kind: 'environment' | 'branch' | 'tag'; readonly name: string }
  | { readonly kind: 'pullRequest' };

export function githubClaims(repository: GitHubRepository, entity: GitHubEntity): Claims {
  const given = (repository?._given ?? {}) as Partial<GitHubRepositoryIds>;
  const {
    owner,
    ownerId,
    repository: name,
    repositoryId,
    issuer = 'https://token.actions.githubusercontent.com',
  } = given;
  const names = repository?._hasIds ? claim`${owner}@${ownerId}/${name}@${repositoryId}` : claim`${owner}/${name}`;
  return {
    issuer,
    subject: claim`repo:${names}:${context(entity)}`,
    problems: (prop) => [...repositoryProblems(prop, repository), ...entityProblems(prop, entity)],
  };
}

function context(entity: GitHubEntity): string {
  switch (entity.kind) {
    case 'environment':
      return `environment:${isToken(entity.name) ? entity.name : claim`${entity.name}`.replaceAll(':', '%3A')}`; // as GitHub does it
    case 'branch':
      return claim`ref:refs/heads/${entity.name}`;
    case 'tag':
      return claim`ref:refs/tags/${entity.name}`;
    case 'pullRequest':
      return 'pull_request';
  }
}

function entityProblems(prop: string, entity: GitHubEntity): Problem[] {
  if (entity.kind === 'pullRequest') return [];
  return part(entity.kind === 'environment' ? ENVIRONMENT : GIT_REF)(`${prop}.${entity.kind}`, entity.name);
}

function repositoryProblems(prop: string, repository: GitHubRepository): Problem[] {
  const name = `${prop}.repository`;
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof repository?._hasIds !== 'boolean') {
    const wrong = `must say whether the tokens of the repository hold its IDs, got ${show(repository)}`;
    return [problem('federated-github-ids', name, wrong, HOW_TO_CHOOSE)];
  }
  const { _given: given, _hasIds: hasIds } = repository;
  return hasIds
    ? structProblems(GITHUB_IDS, given as GitHubRepositoryIds, given, name, prop)
    : structProblems(GITHUB_NAMES, given, given, name, prop);
}
