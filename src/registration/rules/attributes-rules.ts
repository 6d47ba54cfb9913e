import { guidProblems } from '../../validation/guid';
import type { InScope } from '../../validation/provider-rules';
import { optional, type Rules } from '../../validation/struct';
import type { AdtAppRegistrationAttributes } from '../adt-app-registration-attributes';
import { PROVIDERS } from './providers-rules';

export const ATTRIBUTES: Rules<AdtAppRegistrationAttributes, InScope> = {
  clientId: guidProblems,
  tenantId: optional(guidProblems),
  applicationObjectId: optional(guidProblems),
  servicePrincipalObjectId: optional(guidProblems),
  ...PROVIDERS,
};
