/** A time in UTC and whole seconds, as the provider wants it and Entra ID gives it back: `2027-01-31T12:00:00Z`. */
export function utcTime(time: string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Whether a text is such a time, of a day that there is. */
export function isUtcTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && utcTime(text) === text;
}
