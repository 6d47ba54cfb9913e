import type { RotatingClientSecretOptions } from '../../rotating-client-secret';
import { type Problem, problem } from '../problem';
import { LIFETIME_IN_PERIODS } from '../rotation-period';
import { show } from '../show-value';
import { isToken } from '../token';
import { descriptionProblems, MAX_LIFETIME_DAYS } from './client-secret';
import { ifStruct } from './known';

const MAX_PERIOD_DAYS = Math.floor(MAX_LIFETIME_DAYS / LIFETIME_IN_PERIODS);

/** @param within the prop that holds the options, where they are not props themselves */
export function rotatingSecretProblems(options: RotatingClientSecretOptions, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return ifStruct(within ?? 'options', options, ({ description, rotateEveryDays }) => [
    ...(description === undefined ? [] : descriptionProblems(`${prefix}description`, description)),
    ...(rotateEveryDays === undefined ? [] : periodProblems(`${prefix}rotateEveryDays`, rotateEveryDays)),
  ]);
}

function periodProblems(prop: string, days: unknown): Problem[] {
  if (isToken(days) && typeof days !== 'string') return [];
  if (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= MAX_PERIOD_DAYS) return [];
  return [
    problem(
      'rotate-every-days',
      prop,
      `must be a whole number of days from 1 to ${MAX_PERIOD_DAYS}, got ${show(days)}`,
      `choose 60 or less where you can: a secret lives ${LIFETIME_IN_PERIODS} times as long`,
    ),
  ];
}
