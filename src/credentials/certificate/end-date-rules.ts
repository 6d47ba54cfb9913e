import type { X509Certificate } from 'node:crypto';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { ifLiteral } from '../../validation/values';
import { isUtcTime, utcDay } from '../utc-time';

/** Of the end date of a certificate that is read already, where it is a literal. */
export function endDateProblems(prop: string, value: unknown, certificate: X509Certificate | undefined): Problem[] {
  const endDateProblem = (wrong: string, fix: string) => [problem('certificate-end-date', prop, wrong, fix)];
  return ifLiteral(prop, value, (time) => {
    // The provider compares texts: another spelling of the same time would replace the credential with each apply.
    if (!isUtcTime(time)) {
      return endDateProblem(`must be a time in UTC, got ${show(time)}`, 'write it as YYYY-MM-DDThh:mm:ssZ');
    }
    if (Date.parse(time) <= Date.now()) {
      return endDateProblem(`must be in the future, got ${show(time)}`, 'write when the certificate expires');
    }
    if (!certificate || Date.parse(time) <= Date.parse(certificate.validTo)) return [];
    const wrong = `must not be later than the certificate, which expires on ${utcDay(certificate.validTo)}`;
    return endDateProblem(`${wrong}, got ${show(time)}`, 'leave it out');
  });
}

/** Entra ID would choose a date itself, which the certificate may not reach. */
export function endDateMissing(prop: string): Problem {
  const fix = 'pass when the certificate expires, as YYYY-MM-DDThh:mm:ssZ or as a token such as its attribute expires';
  return problem('certificate-end-date', prop, 'must be given where only Terraform knows the certificate', fix);
}
