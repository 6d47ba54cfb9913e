import type { Construct } from 'constructs';
import { guidProblems } from '../../validation/guid';
import type { Problem } from '../../validation/problem';
import { ifStruct } from '../../validation/values';
import type { AdtAppRegistrationAttributes } from '../adt-app-registration-attributes';
import { registrationProvidersProblems } from './providers-rules';

export function attributesProblems(attributes: AdtAppRegistrationAttributes, scope: Construct): Problem[] {
  return ifStruct('attributes', attributes, ({ clientId, tenantId, applicationObjectId, servicePrincipalObjectId }) => [
    ...guidProblems('clientId', clientId),
    ...Object.entries({ tenantId, applicationObjectId, servicePrincipalObjectId }).flatMap(([prop, value]) =>
      value === undefined ? [] : guidProblems(prop, value),
    ),
    ...registrationProvidersProblems(attributes, scope),
  ]);
}
