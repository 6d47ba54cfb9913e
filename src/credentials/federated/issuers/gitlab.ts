import { optional, type Rules, readStruct, structProblems } from '../../../validation/struct';
import type { GitLabProject } from '../federated-identity-props';
import { type Claims, claim } from './claims';
import { GIT_REF, issuerPart, NO_SLASH_AT_END, type Part, part } from './part';

// Source: https://docs.gitlab.com/ci/secrets/id_token_authentication/

const PROJECT_PATH: Part = {
  pattern: /[\w.][\w.-]*(?:\/[\w.][\w.-]*)+/,
  shape: 'the path of a project with its groups',
  fix: 'write it as in the URL of the project, such as twins/plants/portal, without a slash at its ends',
};

const PROJECT: Rules<GitLabProject, unknown> = {
  issuer: optional(issuerPart(NO_SLASH_AT_END)),
  projectPath: part(PROJECT_PATH),
};

export function gitlabClaims(given: GitLabProject, kind: 'branch' | 'tag', ref: string): Claims {
  const read = readStruct(given, PROJECT);
  const { projectPath, issuer = 'https://gitlab.com' } = read ?? {};
  return {
    issuer,
    subject: claim`project_path:${projectPath}:ref_type:${kind}:ref:${ref}`,
    problems: (prop) => [
      ...structProblems(PROJECT, read, read, `${prop}.project`, prop),
      ...part(GIT_REF)(`${prop}.${kind}`, ref),
    ],
  };
}
