import type { ApplicationPasswordAConfig } from '@cdktf/provider-azuread/lib/application-password';
import type { ClientSecretOptions } from './client-secret-options';
import { daysAfterPlan, daysAsText } from './days-rendering';

/** As much as common tenant policies allow. */
const DEFAULT_LIFETIME_DAYS = 180;

export function renderClientSecret(
  { description, lifetimeDays = DEFAULT_LIFETIME_DAYS }: ClientSecretOptions,
  applicationObjectId: string,
): ApplicationPasswordAConfig {
  return {
    applicationId: `/applications/${applicationObjectId}`,
    displayName: description,
    // Not `end_date_relative`, which the provider ignores in silence: such a secret lives for two years.
    endDate: daysAfterPlan(lifetimeDays),
    // The time of the plan changes with each run. Only a new lifetime may make a new secret.
    rotateWhenChanged: { lifetime_days: daysAsText(lifetimeDays) },
    // The new secret is there, and what uses it is updated, before the old one is deleted.
    lifecycle: { ignoreChanges: ['end_date'], createBeforeDestroy: true },
  };
}
