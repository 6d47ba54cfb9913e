import { type Problem, problem } from '../../../validation/problem';
import { show } from '../../../validation/show';
import { ifStruct } from '../../../validation/values';
import { TerraformRunPhase, type TerraformWorkspace } from '../federated-identity-props';
import type { Claims } from './claims';
import { issuerPartProblems, NO_SLASH_AT_END, type Part, partProblems } from './part';

// Source: https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens

const NAME: Part = {
  pattern: /^[A-Za-z0-9_-]{1,90}$/,
  shape: 'a name of letters, digits, hyphens and underscores',
  fix: 'write it as HCP Terraform spells it; there are no wildcards',
};
const PROJECT: Part = {
  pattern: /^(?! )[A-Za-z0-9 _-]{3,40}(?<! )$/,
  shape: 'the name of a project: 3 to 40 letters, digits, spaces, hyphens and underscores',
  fix: 'write it as HCP Terraform spells it; there are no wildcards',
};

export function terraformWorkspaceClaims(given: TerraformWorkspace): Claims {
  const {
    organization,
    project = 'Default Project',
    workspace,
    runPhase,
    issuer = 'https://app.terraform.io',
  } = given ?? {};
  return {
    issuer,
    subject: `organization:${organization}:project:${project}:workspace:${workspace}:run_phase:${runPhase}`,
    problems: (prop) =>
      ifStruct(`${prop}.workspace`, given ?? null, () => [
        ...issuerPartProblems(`${prop}.issuer`, issuer, NO_SLASH_AT_END),
        ...partProblems(`${prop}.organization`, organization, NAME),
        ...partProblems(`${prop}.project`, project, PROJECT),
        ...partProblems(`${prop}.workspace`, workspace, NAME),
        ...phaseProblems(`${prop}.runPhase`, runPhase),
      ]),
  };
}

function phaseProblems(prop: string, phase: TerraformRunPhase): Problem[] {
  if (Object.values(TerraformRunPhase).includes(phase)) return [];
  const fix = 'pass TerraformRunPhase.PLAN or TerraformRunPhase.APPLY';
  return [problem('type', prop, `must be a TerraformRunPhase, got ${show(phase)}`, fix)];
}
