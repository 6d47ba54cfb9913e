import { ifStruct } from '../../../validation/values';
import type { GitLabProject } from '../federated-identity-props';
import type { Claims } from './claims';
import { GIT_REF, issuerPartProblems, NO_SLASH_AT_END, type Part, partProblems } from './part';

// Source: https://docs.gitlab.com/ci/secrets/id_token_authentication/

const PROJECT_PATH: Part = {
  pattern: /^[\w.][\w.-]*(?:\/[\w.][\w.-]*)+$/,
  shape: 'the path of a project with its groups',
  fix: 'write it as in the URL of the project, such as twins/plants/portal, without a slash at its ends',
};

export function gitlabClaims(given: GitLabProject, kind: 'branch' | 'tag', ref: string): Claims {
  const { projectPath, issuer = 'https://gitlab.com' } = given ?? {};
  return {
    issuer,
    subject: `project_path:${projectPath}:ref_type:${kind}:ref:${ref}`,
    problems: (prop) => [
      ...ifStruct(`${prop}.project`, given ?? null, () => [
        ...issuerPartProblems(`${prop}.issuer`, issuer, NO_SLASH_AT_END),
        ...partProblems(`${prop}.projectPath`, projectPath, PROJECT_PATH),
      ]),
      ...partProblems(`${prop}.${kind}`, ref, GIT_REF),
    ],
  };
}
