import type { AdtAppRegistrationAttributes } from '../../adt-app-registration-attributes';
import type { Problem } from '../problem';
import { guidProblems } from './guid';
import { ifStruct } from './known';

export function attributesProblems(attributes: AdtAppRegistrationAttributes): Problem[] {
  return ifStruct('attributes', attributes, ({ clientId, tenantId, applicationObjectId, servicePrincipalObjectId }) => [
    ...guidProblems('clientId', clientId),
    ...Object.entries({ tenantId, applicationObjectId, servicePrincipalObjectId }).flatMap(([prop, value]) =>
      value === undefined ? [] : guidProblems(prop, value),
    ),
  ]);
}
