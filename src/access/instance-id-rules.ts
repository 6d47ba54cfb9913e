import { GUID } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { asAzureSpells, type ResourceKind, resourceIdProblems } from '../validation/resource-id';
import { show } from '../validation/show';
import { ifLiteral } from '../validation/values';
import { write } from '../validation/write';

export const INSTANCE: ResourceKind = {
  what: 'an Azure Digital Twins instance',
  provider: 'Microsoft.DigitalTwins',
  type: 'digitalTwinsInstances',
  name: {
    rule: 'a name of 3 to 63 letters, digits and hyphens, with no hyphen at its ends',
    holds: (name) => /^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/.test(name),
  },
  command: 'az dt show --dt-name <name> --query id',
  resource: 'an azurerm_digital_twins_instance',
};

/** What people pass instead of an instance. */
const WIDER_SCOPES: [RegExp, string][] = [
  [new RegExp(`^/subscriptions/${GUID}/resourceGroups/[^/]+/?$`, 'i'), 'a resource group'],
  [new RegExp(`^/subscriptions/${GUID}/?$`, 'i'), 'a subscription'],
  [/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i, 'a management group'],
];

export function instanceIdProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) => {
    const wider = WIDER_SCOPES.find(([pattern]) => pattern.test(id))?.[1];
    if (wider) {
      const fix = 'pass the ID of each instance: a wider scope gives access to every instance in it';
      const wrong = `must be an Azure Digital Twins instance, but is ${wider}, got ${show(id)}`;
      return [problem('instance-id-scope', prop, wrong, fix)];
    }
    const problems = resourceIdProblems('instance-id', prop, id, INSTANCE);
    return problems.length > 0 ? problems : caseProblems(prop, id);
  });
}

function caseProblems(prop: string, id: string): Problem[] {
  const exact = asAzureSpells(id, INSTANCE);
  if (id === exact) return [];
  const fix = `${write(exact) ?? 'copy it from Azure'}: Terraform would replace the assignment at each apply`;
  return [problem('instance-id-case', prop, `must be spelled as Azure spells it, got ${show(id)}`, fix)];
}
