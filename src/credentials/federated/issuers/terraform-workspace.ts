import { type Problem, problem } from '../../../validation/problem';
import { show } from '../../../validation/show';
import { optional, type Rules, readStruct, structProblems } from '../../../validation/struct';
import { TerraformRunPhase, type TerraformWorkspace } from '../federated-identity-props';
import { type Claims, claim } from './claims';
import { issuerPart, NO_SLASH_AT_END, type Part, part } from './part';

// Source: https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens

const NAME: Part = {
  pattern: /[A-Za-z0-9_-]{1,90}/,
  shape: 'a name of letters, digits, hyphens and underscores',
  fix: 'write it as HCP Terraform spells it; there are no wildcards',
};
const PROJECT: Part = {
  pattern: /(?! )[A-Za-z0-9 _-]{3,40}(?<! )/,
  shape: 'the name of a project: 3 to 40 letters, digits, spaces, hyphens and underscores',
  fix: 'write it as HCP Terraform spells it; there are no wildcards',
};

const WORKSPACE: Rules<TerraformWorkspace, unknown> = {
  issuer: optional(issuerPart(NO_SLASH_AT_END)),
  organization: part(NAME),
  project: optional(part(PROJECT)),
  workspace: part(NAME),
  runPhase: phaseProblems,
};

export function terraformWorkspaceClaims(given: TerraformWorkspace): Claims {
  const read = readStruct(given, WORKSPACE);
  const {
    organization,
    project = 'Default Project',
    workspace,
    runPhase,
    issuer = 'https://app.terraform.io',
  } = read ?? {};
  return {
    issuer,
    subject: claim`organization:${organization}:project:${project}:workspace:${workspace}:run_phase:${runPhase}`,
    problems: (prop) => structProblems(WORKSPACE, read, read, `${prop}.workspace`, prop),
  };
}

function phaseProblems(prop: string, phase: TerraformRunPhase): Problem[] {
  if (Object.values(TerraformRunPhase).includes(phase)) return [];
  const fix = 'pass TerraformRunPhase.PLAN or TerraformRunPhase.APPLY';
  return [problem('type', prop, `must be a TerraformRunPhase, got ${show(phase)}`, fix)];
}
