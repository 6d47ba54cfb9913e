import type { Construct } from 'constructs';
import { applicationProblems, inheritedAzurermProblems } from '../application/application-rules';
import type { IRegisteredApplication } from '../application/registered-application';
import { comparableId } from '../validation/comparable-text';
import type { Findings } from '../validation/findings';
import { type Problem, problem } from '../validation/problem';
import { type InScope, providerRule } from '../validation/provider-rules';
import { show } from '../validation/show';
import { optional, type Rules, structProblems } from '../validation/struct';
import type { AdtRoleAssignmentOptions, AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { instanceIdProblems } from './instance-id-rules';
import { principalProblems } from './principal-rules';
import { isAssigned } from './role-assignment-record';
import { roleProblems } from './role-rules';

export const ROLE_ASSIGNMENT_OPTIONS: Rules<AdtRoleAssignmentOptions, InScope> = {
  instanceId: instanceIdProblems,
  role: roleProblems,
  principal: optional(principalProblems),
  azurermProvider: providerRule('azurerm'),
};

export const ROLE_ASSIGNMENT_PROPS: Rules<AdtRoleAssignmentProps, InScope> = {
  registration: optional(applicationProblems),
  ...ROLE_ASSIGNMENT_OPTIONS,
};

/** Everything that is wrong with an assignment that is made in a scope. */
export function checkRoleAssignment(props: AdtRoleAssignmentProps, scope: Construct): Findings {
  const unusable = [
    ...structProblems(ROLE_ASSIGNMENT_PROPS, props, { scope }, 'props'),
    ...inheritedAzurermProblems(props, scope),
  ];
  if (unusable.length > 0) return { problems: unusable };
  const missing = missingProblems(props);
  return { problems: missing.length > 0 ? missing : [...otherIdProblems(props), ...duplicateProblems(props, scope)] };
}

function missingProblems({ principal, registration }: AdtRoleAssignmentProps): Problem[] {
  if (principal !== undefined || registration !== undefined) return [];
  const fix = 'add principal, such as AdtPrincipal.group(<object ID>), or registration';
  return [problem('role-assignment-principal', 'principal', 'is missing, and so is registration', fix)];
}

/** What people pass in place of the object ID of a service principal. Azure would answer after minutes that there is no such principal. */
function otherIdProblems({ principal, registration }: AdtRoleAssignmentProps): Problem[] {
  if (!principal || !registration) return [];
  const id = comparableId(principal.objectId);
  const others = ['clientId', 'tenantId', 'applicationObjectId'] as const;
  const same = others.find((name) => id !== undefined && id === idOf(registration, name));
  if (!same) return [];
  const wrong = `must not be the same as ${same} of the registration, got ${show(principal.objectId)}`;
  const fix = 'pass the object ID of who gets the role; for the registration itself, leave it out';
  return [problem('same-id', 'principal', wrong, fix)];
}

/** `fromAttributes()` does not know every ID, and throws then. */
function idOf(registration: IRegisteredApplication, name: 'clientId' | 'tenantId' | 'applicationObjectId') {
  try {
    return comparableId(registration[name]);
  } catch {
    // it is not known
  }
  return undefined;
}

/** Azure accepts a role once for the same principal at the same scope (409 `RoleAssignmentExists`). */
function duplicateProblems(props: AdtRoleAssignmentProps, scope: Construct): Problem[] {
  if (!isAssigned(props, scope)) return [];
  const wrong = `has this role already, got ${show(props.instanceId)}`;
  return [problem('role-assignment-duplicate', 'instanceId', wrong, 'assign each role once per instance')];
}
