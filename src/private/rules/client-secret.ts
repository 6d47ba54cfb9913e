import type { ClientSecretOptions } from '../../client-secret';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { daysProblems } from './days';
import { ifKnownString, ifStruct } from './known';
import { invisibleProblems, isBlank } from './text';

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
