import { visible } from './characters';
import { describe } from './describe';
import { withoutSecrets } from './secrets';

// A resource ID or a redirect URI is shown whole.
const LONGEST = 300;

/** Far enough to know a secret whose beginning is shown. */
const AHEAD = 4096;

/** A value as an error text may show it: quoted, on one line, not endless, and without secrets. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `'${shown(value)}'` : describe(value);
}

/** The same without quotes, for a name that a user chose: of a prop, of a construct. */
export function shown(text: string): string {
  const short = withoutSecrets(text, LONGEST, AHEAD) + (text.length > LONGEST ? '…' : '');
  return visible(JSON.stringify(short).slice(1, -1).replaceAll('\\"', '"'));
}
