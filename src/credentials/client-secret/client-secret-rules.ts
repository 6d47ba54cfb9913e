import { credentialOwnerProblems } from '../../application/application-rules';
import { isBlank } from '../../validation/characters';
import { daysProblems } from '../../validation/days';
import { type Problem, problem } from '../../validation/problem';
import type { InScope } from '../../validation/provider-rules';
import { show } from '../../validation/show';
import { optional, type Rules } from '../../validation/struct';
import { ifLiteral } from '../../validation/values';
import type { ClientSecretOptions, ClientSecretProps } from './client-secret-options';

/** What the portal allows: 24 months. */
export const MAX_LIFETIME_DAYS = 730;
const FIX = 'choose 180 or less where you can';

export const CLIENT_SECRET_OPTIONS: Rules<ClientSecretOptions, unknown> = {
  description: optional(descriptionProblems),
  lifetimeDays: (prop, days) => daysProblems('lifetime-days', prop, days, MAX_LIFETIME_DAYS, FIX),
};

export const CLIENT_SECRET_PROPS: Rules<ClientSecretProps, InScope> = {
  registration: credentialOwnerProblems,
  ...CLIENT_SECRET_OPTIONS,
};

/** Of a text that the portal shows beside a secret. */
export function descriptionProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (description) => {
    if (!isBlank(description)) return [];
    const fix = 'write one, or leave it out';
    return [problem('description-blank', prop, `must not be blank, got ${show(description)}`, fix)];
  });
}
