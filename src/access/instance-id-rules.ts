import { GUID } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { isResourceGroupId, resourceId } from '../validation/resource-id';
import { show } from '../validation/show';
import { ifLiteral } from '../validation/values';

const INSTANCE = resourceId(
  'Microsoft.DigitalTwins',
  'digitalTwinsInstances',
  /^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/,
);

/** What people pass instead of an instance, most specific first. */
const WIDER_SCOPES: [(id: string) => boolean, string][] = [
  [isResourceGroupId, 'a resource group'],
  [(id) => new RegExp(`^/subscriptions/${GUID}/?$`, 'i').test(id), 'a subscription'],
  [(id) => /^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i.test(id), 'a management group'],
];

export function instanceIdProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) => {
    if (INSTANCE.exact(id)) return [];
    const got = `got ${show(id)}`;
    if (INSTANCE.anyCase(id)) {
      return [
        problem(
          'instance-id-case',
          prop,
          `must be spelled as Azure spells it, ${got}`,
          `write ${INSTANCE.shape}: Terraform would replace the assignment at each apply`,
        ),
      ];
    }
    const wider = WIDER_SCOPES.find(([fits]) => fits(id))?.[1];
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
