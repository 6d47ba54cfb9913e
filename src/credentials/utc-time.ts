import { isToken } from '../validation/token';

/** A time as the providers compare it with what Entra ID and key vaults give back: a literal in whole seconds. */
export function renderTime(time: string): string {
  return isToken(time) ? time : utcTime(time);
}

/** A time in UTC and whole seconds, as the provider wants it and Entra ID gives it back: `2027-01-31T12:00:00Z`. */
function utcTime(time: string): string {
  return isoTime(time).replace(/\.\d+/, '');
}

/** Its day, for a person. */
export function utcDay(time: string): string {
  return isoTime(time).slice(0, 10);
}

/**
 * Whether a text is a time in UTC of a day that exists, as `toISOString()` writes it or without parts of a second. A year has four
 * digits, as in RFC 3339: later ones begin with a plus sign in JavaScript, and the provider reads none.
 */
export function isUtcTime(text: string): boolean {
  return /^\d/.test(text) && !Number.isNaN(Date.parse(text)) && [isoTime(text), utcTime(text)].includes(text);
}

function isoTime(time: string): string {
  return new Date(time).toISOString();
}
