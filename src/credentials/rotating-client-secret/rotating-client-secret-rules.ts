import { daysProblems } from '../../validation/days';
import type { Problem } from '../../validation/problem';
import { propName } from '../../validation/prop-name';
import { ifStruct } from '../../validation/values';
import { descriptionProblems, MAX_LIFETIME_DAYS } from '../client-secret/client-secret-rules';
import type { RotatingClientSecretOptions } from './rotating-client-secret-options';
import { LIFETIME_IN_PERIODS } from './rotation-period';

const MAX_PERIOD_DAYS = Math.floor(MAX_LIFETIME_DAYS / LIFETIME_IN_PERIODS);
const CURE = `choose 60 or less where you can: a secret lives ${LIFETIME_IN_PERIODS} times as long`;

/** @param parent the prop that holds the options, where they are not props themselves */
export function rotatingSecretProblems(options: RotatingClientSecretOptions, parent?: string): Problem[] {
  return ifStruct(parent ?? 'options', options, ({ description, rotateEveryDays }) => [
    ...(description === undefined ? [] : descriptionProblems(propName(parent, 'description'), description)),
    ...daysProblems('rotate-every-days', propName(parent, 'rotateEveryDays'), rotateEveryDays, MAX_PERIOD_DAYS, CURE),
  ]);
}
