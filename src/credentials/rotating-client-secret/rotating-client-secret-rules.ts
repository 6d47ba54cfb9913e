import { credentialOwnerProblems } from '../../application/application-rules';
import { daysProblems } from '../../validation/days';
import type { InScope } from '../../validation/provider-rules';
import { optional, type Rules } from '../../validation/struct';
import { descriptionProblems, MAX_LIFETIME_DAYS } from '../client-secret/client-secret-rules';
import type { RotatingClientSecretOptions, RotatingClientSecretProps } from './rotating-client-secret-options';
import { LIFETIME_IN_PERIODS } from './rotation-period';

const MAX_PERIOD_DAYS = Math.floor(MAX_LIFETIME_DAYS / LIFETIME_IN_PERIODS);
const FIX = `choose 60 or less where you can: a secret lives ${LIFETIME_IN_PERIODS} times as long`;

export const ROTATING_SECRET_OPTIONS: Rules<RotatingClientSecretOptions, unknown> = {
  description: optional(descriptionProblems),
  rotateEveryDays: (prop, days) => daysProblems('rotate-every-days', prop, days, MAX_PERIOD_DAYS, FIX),
};

export const ROTATING_SECRET_PROPS: Rules<RotatingClientSecretProps, InScope> = {
  registration: credentialOwnerProblems,
  ...ROTATING_SECRET_OPTIONS,
};
