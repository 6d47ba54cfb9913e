import type { InScope } from '../../validation/provider-rules';
import { optional, type Rules } from '../../validation/struct';
import type { AdtAppRegistrationAttributes } from '../adt-app-registration-attributes';
import { ownIdProblems } from './own-id-rules';
import { PROVIDERS } from './providers-rules';

export const ATTRIBUTES: Rules<AdtAppRegistrationAttributes, AdtAppRegistrationAttributes & InScope> = {
  clientId: (prop, _id, ids) => ownIdProblems(prop, 'clientId', ids),
  tenantId: optional((prop, _id, ids) => ownIdProblems(prop, 'tenantId', ids)),
  applicationObjectId: optional((prop, _id, ids) => ownIdProblems(prop, 'applicationObjectId', ids)),
  servicePrincipalObjectId: optional((prop, _id, ids) => ownIdProblems(prop, 'servicePrincipalObjectId', ids)),
  ...PROVIDERS,
};
