import { optional, type Rule, type Rules } from '../../../validation/struct';
import type { GitHubRepositoryIds, GitHubRepositoryNames } from '../federated-identity-props';
import { issuerPart, type Part, part } from './part';

// Sources: https://docs.github.com/en/actions/reference/security/oidc, and GitHub's own limits of names.

const ISSUER: Part = {
  pattern:
    /https:\/\/(?:token\.actions\.(?:githubusercontent|[a-z0-9-]+\.ghe)\.com(?:\/[A-Za-z0-9-]+)?|[^/]+\/_services\/token)/,
  shape: 'an issuer of GitHub Actions, without a slash at its end',
  fix: 'leave it out for github.com; write https://token.actions.<subdomain>.ghe.com or https://<host>/_services/token for an enterprise',
};
const ISSUER_WITH_IDS: Part = {
  pattern: /.*(?<!\/_services\/token)/,
  shape: 'one of github.com or ghe.com, because GitHub Enterprise Server puts no IDs into subjects',
  fix: 'use GitHubRepository.withNamesOnly()',
};
const OWNER: Part = {
  pattern: /[A-Za-z0-9][A-Za-z0-9_-]{0,38}/, // an underscore where an enterprise manages it, a hyphen at the end of old ones
  shape: 'the name of a user or an organization',
  fix: 'write it without the repository, as GitHub spells it',
};
const REPOSITORY: Part = {
  pattern: /(?!.*\.(?:git|wiki)$)[A-Za-z0-9._-]{1,100}/i,
  shape: 'the name of a repository',
  fix: 'write it without the owner and without .git',
};
const ID: Part = {
  pattern: /[1-9]\d{0,19}/,
  shape: 'a number',
  fix: "run gh api repos/<owner>/<repository> --jq '.owner.id, .id'",
};

/** An issuer of subjects with IDs. */
const issuerWithIds: Rule<unknown> = (prop, issuer) => {
  const fix = 'leave it out for github.com; write https://token.actions.<subdomain>.ghe.com for an enterprise';
  const problems = issuerPart({ ...ISSUER, fix })(prop, issuer);
  return problems.length > 0 ? problems : part(ISSUER_WITH_IDS)(prop, issuer);
};

/** A repository whose subjects have names only. */
export const GITHUB_NAMES: Rules<GitHubRepositoryNames, unknown> = {
  issuer: optional(issuerPart(ISSUER)),
  owner: part(OWNER),
  repository: part(REPOSITORY),
};

/** A repository whose subjects have IDs. */
export const GITHUB_IDS: Rules<GitHubRepositoryIds, unknown> = {
  ...GITHUB_NAMES,
  issuer: optional(issuerWithIds),
  ownerId: part(ID),
  repositoryId: part(ID),
};
