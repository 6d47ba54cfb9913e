import { type Problem, problem } from '../../../validation/problem';
import { isToken } from '../../../validation/token';
import { ifStruct } from '../../../validation/values';
import type { GitHubRepository } from '../federated-identity-props';
import type { Claims } from './claims';
import { GIT_REF, NO_SLASH_AT_END, type Part, partProblems } from './part';

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

export function githubClaims(given: GitHubRepository, entity: GitHubEntity): Claims {
  const {
    owner,
    ownerId,
    repository,
    repositoryId,
    issuer = 'https://token.actions.githubusercontent.com',
  } = given ?? {};
  const immutable = ownerId !== undefined && repositoryId !== undefined;
  const names = immutable ? `${owner}@${ownerId}/${repository}@${repositoryId}` : `${owner}/${repository}`;
  return {
    issuer,
    subject: `repo:${names}:${context(entity)}`,
    problems: (prop) => [
      ...ifStruct(`${prop}.repository`, given ?? null, () => [
        ...partProblems(`${prop}.issuer`, issuer, NO_SLASH_AT_END),
        ...partProblems(`${prop}.owner`, owner, OWNER),
        ...partProblems(`${prop}.repository`, repository, REPOSITORY),
        ...idProblems(prop, ownerId, repositoryId),
      ]),
      ...entityProblems(prop, entity),
    ],
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

function idProblems(prop: string, ownerId: string | undefined, repositoryId: string | undefined): Problem[] {
  if (ownerId === undefined && repositoryId === undefined) return [];
  if (ownerId === undefined || repositoryId === undefined) {
    const missing = ownerId === undefined ? 'ownerId' : 'repositoryId';
    const fix = 'pass both for immutable subjects, or neither';
    return [problem('federated-part', `${prop}.${missing}`, 'is missing, while the other ID is given', fix)];
  }
  return [...partProblems(`${prop}.ownerId`, ownerId, ID), ...partProblems(`${prop}.repositoryId`, repositoryId, ID)];
}
