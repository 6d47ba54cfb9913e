import { type Problem, problem } from '../../../validation/problem';
import { optional, type Rules, readStruct, structProblems } from '../../../validation/struct';
import { isToken } from '../../../validation/token';
import type { GitHubRepository } from '../federated-identity-props';
import { type Claims, claim } from './claims';
import { GIT_REF, NO_SLASH_AT_END, type Part, part } from './part';

// Sources: https://docs.github.com/en/actions/reference/security/oidc, and GitHub's own limits of names.

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

/** What of a workflow may sign in. */
export type GitHubEntity =
  | { readonly kind: 'environment' | 'branch' | 'tag'; readonly name: string }
  | { readonly kind: 'pullRequest' };

const GITHUB_REPOSITORY: Rules<GitHubRepository> = {
  issuer: optional(part(NO_SLASH_AT_END)),
  owner: part(OWNER),
  repository: part(REPOSITORY),
  ownerId: (prop, id, { repositoryId }) => idProblems(prop, id, repositoryId),
  repositoryId: (prop, id, { ownerId }) => idProblems(prop, id, ownerId),
};

export function githubClaims(given: GitHubRepository, entity: GitHubEntity): Claims {
  const read = readStruct(given, GITHUB_REPOSITORY);
  const {
    owner,
    ownerId,
    repository,
    repositoryId,
    issuer = 'https://token.actions.githubusercontent.com',
  } = read ?? {};
  const immutable = ownerId !== undefined && repositoryId !== undefined;
  const names = immutable ? claim`${owner}@${ownerId}/${repository}@${repositoryId}` : claim`${owner}/${repository}`;
  return {
    issuer,
    subject: claim`repo:${names}:${context(entity)}`,
    problems: (prop) => [
      ...structProblems(GITHUB_REPOSITORY, read, read, `${prop}.repository`, prop),
      ...entityProblems(prop, entity),
    ],
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

/** Of one ID, beside the other. */
function idProblems(prop: string, id: string | undefined, other: string | undefined): Problem[] {
  if (id !== undefined) return part(ID)(prop, id);
  if (other === undefined) return [];
  const fix = 'pass both for immutable subjects, or neither';
  return [problem('federated-part', prop, 'is missing, while the other ID is given', fix)];
}
