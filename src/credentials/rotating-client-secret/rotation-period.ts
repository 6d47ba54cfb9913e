/** How long a secret lives: two periods of use and of rest, and one more for an apply that comes late. */
export const LIFETIME_IN_PERIODS = 3;

/**
 * A Terraform expression: the days from 1970-01-01 to a time, in UTC.
 *
 * Terraform can format a time and compare two, but not count the days between them. So they are counted after the civil
 * calendar: a year begins in March here, which puts the leap day at its end, and 719468 days lie between 0000-03-01 and
 * 1970-01-01.
 *
 * @param time an expression for an RFC 3339 time
 */
export function daysSinceEpoch(time: string): string {
  const part = (format: string) => `parseint(formatdate("${format}", ${time}), 10)`;
  const date = `{year = ${part('YYYY')}, month = ${part('M')}, day = ${part('D')}}`;
  const march = '{year = date.month > 2 ? date.year : date.year - 1, month = (date.month + 9) % 12, day = date.day}';
  const before = 'march.year * 365 + floor(march.year / 4) - floor(march.year / 100) + floor(march.year / 400)';
  const days = `${before} + floor((march.month * 153 + 2) / 5) + march.day - 1 - 719468`;
  return `one([for date in [${date}] : one([for march in [${march}] : ${days}])])`;
}
