import { GUID } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { RESOURCE_GROUP_ID, resourceId } from '../validation/resource-id';
import { show } from '../validation/show';
import { ifLiteral } from '../validation/values';

export const INSTANCE = resourceId(
  'Microsoft.DigitalTwins',
  'digitalTwinsInstances',
  '[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]',
);

/** What people pass instead of an instance, most specific first. */
const WIDER_SCOPES: [RegExp, string][] = [
  [RESOURCE_GROUP_ID, 'a resource group'],
  [new RegExp(`^/subscriptions/${GUID}/?$`, 'i'), 'a subscription'],
  [/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i, 'a management group'],
];

export function instanceIdProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) => {
    if (INSTANCE.exact.test(id)) return [];
    const got = `got ${show(id)}`;
    if (INSTANCE.anyCase.test(id)) {
      return [
        problem(
          'instance-id-case',
          prop,
          `must be spelled as Azure spells it, ${got}`,
          `write ${INSTANCE.shape}: Terraform would replace the assignment at each apply`,
        ),
      ];
    }
    const wider = WIDER_SCOPES.find(([pattern]) => pattern.test(id))?.[1];
    if (wider) {
      return [
        problem(
          'instance-id-scope',
          prop,
          `must be an Azure Digital Twins instance, but is ${wider}, ${got}`,
          'pass the ID of each instance: a wider scope gives access to every instance in it',
        ),
      ];
    }
    return [
      problem(
        'instance-id',
        prop,
        `must be the resource ID of an Azure Digital Twins instance, ${got}`,
        `write ${INSTANCE.shape}, or pass the id of an azurerm_digital_twins_instance`,
      ),
    ];
  });
}
