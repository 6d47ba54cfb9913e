import { guidProblems } from '../../validation/guid';
import { optional, type Rules } from '../../validation/struct';
import type { AdtAppRegistrationAttributes } from '../adt-app-registration-attributes';

export const ATTRIBUTES: Rules<AdtAppRegistrationAttributes, unknown> = {
  clientId: guidProblems,
  tenantId: optional(guidProblems),
  applicationObjectId: optional(guidProblems),
  servicePrincipalObjectId: optional(guidProblems),
};
