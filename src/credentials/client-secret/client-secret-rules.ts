import { isBlank } from '../../validation/characters';
import { daysProblems } from '../../validation/days';
import { type Problem, problem } from '../../validation/problem';
import { propName } from '../../validation/prop-name';
import { show } from '../../validation/show';
import { ifLiteral, ifStruct } from '../../validation/values';
import type { ClientSecretOptions } from './client-secret-options';

/** What the portal allows: 24 months. */
export const MAX_LIFETIME_DAYS = 730;
const FIX = 'choose 180 or less where you can';

/** @param parent the prop that holds the options, where they are not props themselves */
export function clientSecretProblems(options: ClientSecretOptions, parent?: string): Problem[] {
  return ifStruct(parent ?? 'options', options, ({ description, lifetimeDays }) => [
    ...(description === undefined ? [] : descriptionProblems(propName(parent, 'description'), description)),
    ...daysProblems('lifetime-days', propName(parent, 'lifetimeDays'), lifetimeDays, MAX_LIFETIME_DAYS, FIX),
  ]);
}

/** Of a text that the portal shows beside a secret. */
export function descriptionProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (description) => {
    if (!isBlank(description)) return [];
    const fix = 'write one, or leave it out';
    return [problem('description-blank', prop, `must not be blank, got ${show(description)}`, fix)];
  });
}
