import { daysProblems } from '../../validation/days';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { invisibleProblems, isBlank } from '../../validation/text';
import { ifKnownString, ifStruct } from '../../validation/values';
import type { ClientSecretOptions } from './client-secret-options';

/** What the portal allows: 24 months. */
export const MAX_LIFETIME_DAYS = 730;
const CURE = 'choose 180 or less where you can';

/** @param within the prop that holds the options, where they are not props themselves */
export function clientSecretProblems(options: ClientSecretOptions, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return ifStruct(within ?? 'options', options, ({ description, lifetimeDays }) => [
    ...(description === undefined ? [] : descriptionProblems(`${prefix}description`, description)),
    ...daysProblems('lifetime-days', `${prefix}lifetimeDays`, lifetimeDays, MAX_LIFETIME_DAYS, CURE),
  ]);
}

/** Of a text that the portal shows beside a secret. */
export function descriptionProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (description) => {
    if (!isBlank(description)) return invisibleProblems(prop, description);
    const cure = 'write one, or leave it out';
    return [problem('description-blank', prop, `must not be blank, got ${show(description)}`, cure)];
  });
}
