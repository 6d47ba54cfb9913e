import { type Problem, problem } from '../../../validation/problem';
import { show } from '../../../validation/show';
import { isToken } from '../../../validation/token';
import { ifStruct } from '../../../validation/values';
import type { GitHubRepositoryIds } from '../federated-identity-props';
import type { GitHubRepository } from '../github-repository';
import type { Claims } from './claims';
import { GIT_REF, issuerPartProblems, type Part, partProblems } from './part';

// Sources: https://docs.github.com/en/actions/reference/security/oidc, and GitHub's own limits of names.

const GITHUB_COM = 'https://token.actions.githubusercontent.com';
const ISSUER: Part = {
  pattern:
    /^https:\/\/(?:token\.actions\.(?:githubusercontent|[a-z0-9-]+\.ghe)\.com(?:\/[A-Za-z0-9-]+)?|[^/]+\/_services\/token)$/,
  shape: 'an issuer of GitHub Actions, without a slash at its end',
  fix: 'leave it out for github.com; write https://token.actions.<subdomain>.ghe.com or https://<host>/_services/token for an enterprise',
};
const ISSUER_WITH_IDS: Part = {
  pattern: /(?<!\/_services\/token)$/,
  shape: 'one of github.com or ghe.com, because GitHub Enterprise Server puts no IDs into subjects',
  fix: 'use GitHubRepository.withNamesOnly()',
};
const OWNER: Part = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/, // an underscore where an enterprise manages it, a hyphen at the end of old ones
  shape: 'the name of a user or an organization',
  fix: 'write it without the repository, as GitHub spells it',
};
const REPOSITORY: Part = {
  pattern: /^(?!.*\.(?:git|wiki)$)[A-Za-z0-9._-]{1,100}$/i,
  shape: 'the name of a repository',
  fix: 'write it without the owner and without .git',
};
const ID: Part = {
  pattern: /^[1-9]\d{0,19}$/,
  shape: 'a number',
  fix: "run gh api repos/<owner>/<repository> --jq '.owner.id, .id'",
};
const ENVIRONMENT: Part = {
  pattern: /^(?!\s)[^*\p{Cc}]{1,255}(?<!\s)$/u,
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
  const { owner, ownerId, repository: name, repositoryId, issuer = GITHUB_COM } = given;
  return {
    issuer,
    subject: `repo:${repository?._hasIds ? `${owner}@${ownerId}/${name}@${repositoryId}` : `${owner}/${name}`}:${context(entity)}`,
    problems: (prop) => [...repositoryProblems(prop, repository), ...entityProblems(prop, entity)],
  };
}

function context(entity: GitHubEntity): string {
  switch (entity.kind) {
    case 'environment':
      return `environment:${isToken(entity.name) ? entity.name : String(entity.name).replaceAll(':', '%3A')}`; // as GitHub does it
    case 'branch':
      return `ref:refs/heads/${entity.name}`;
    case 'tag':
      return `ref:refs/tags/${entity.name}`;
    case 'pullRequest':
      return 'pull_request';
  }
}

function entityProblems(prop: string, entity: GitHubEntity): Problem[] {
  if (entity.kind === 'pullRequest') return [];
  return partProblems(`${prop}.${entity.kind}`, entity.name, entity.kind === 'environment' ? ENVIRONMENT : GIT_REF);
}

function repositoryProblems(prop: string, repository: GitHubRepository): Problem[] {
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof repository?._hasIds !== 'boolean') {
    const wrong = `must say whether the tokens of the repository hold its IDs, got ${show(repository)}`;
    return [problem('federated-github-ids', `${prop}.repository`, wrong, HOW_TO_CHOOSE)];
  }
  return ifStruct(`${prop}.repository`, repository._given ?? null, (given) => [
    ...issuerProblems(`${prop}.issuer`, given.issuer ?? GITHUB_COM, repository._hasIds),
    ...partProblems(`${prop}.owner`, given.owner, OWNER),
    ...partProblems(`${prop}.repository`, given.repository, REPOSITORY),
    ...(repository._hasIds ? idProblems(prop, given as GitHubRepositoryIds) : []),
  ]);
}

function issuerProblems(prop: string, issuer: string, hasIds: boolean): Problem[] {
  const problems = issuerPartProblems(prop, issuer, ISSUER);
  if (problems.length > 0 || !hasIds) return problems;
  return partProblems(prop, issuer, ISSUER_WITH_IDS);
}

function idProblems(prop: string, { ownerId, repositoryId }: GitHubRepositoryIds): Problem[] {
  return [...partProblems(`${prop}.ownerId`, ownerId, ID), ...partProblems(`${prop}.repositoryId`, repositoryId, ID)];
}
