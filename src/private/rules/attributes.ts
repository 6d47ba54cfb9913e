import type { AdtAppRegistrationAttributes } from '../../adt-app-registration-attributes';
import type { Problem } from '../problem';
import { guidProblems } from './guid';

export function attributeProblems(attributes: AdtAppRegistrationAttributes): Problem[] {
  const { tenantId, applicationObjectId, servicePrincipalObjectId } = attributes;
  return [
    ...guidProblems('clientId', attributes.clientId),
    ...Object.entries({ tenantId, applicationObjectId, servicePrincipalObjectId }).flatMap(([prop, value]) =>
      value === undefined ? [] : guidProblems(prop, value),
    ),
  ];
}
