import type { Precondition } from 'cdktf';
import { shapeOf } from '../validation/resource-id';
import { template } from '../validation/template';
import { INSTANCE } from './instance-id-rules';

/** As Azure spells it. Without a backslash, so that it can stand in a text of Terraform. */
const SPELLING = `^${[
  '/subscriptions/[0-9a-f-]{36}',
  '/resourceGroups/[^/]+',
  '/providers/Microsoft[.]DigitalTwins',
  '/digitalTwinsInstances/[^/]+',
].join('')}$`;

/** What the rules on an instance ID ask at synthesis, asked by Terraform: Azure accepts any scope. */
export function instanceIdPrecondition(instanceId: string): Precondition {
  return {
    // Terraform refuses a condition that refers to nothing, as an expression of constants does.
    condition: `\${can(regex("${SPELLING}", ${template(instanceId)})) && path.module != ""}`,
    errorMessage:
      'instanceId must be the resource ID of an Azure Digital Twins instance, as Azure spells it; write ' +
      `${shapeOf(INSTANCE)}: a wider scope gives access to every instance in it [instance-id]`,
  };
}
