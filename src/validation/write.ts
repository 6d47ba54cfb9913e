import { show } from './show';

/** The fix that names a value, unless an error text could not show it whole. */
export function write(value: string): string | undefined {
  return show(value) === `'${value}'` ? `write '${value}'` : undefined;
}
