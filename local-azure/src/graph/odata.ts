import { badRequest } from './errors';

/** `$filter=<property> eq '<value>'`, which is all that the providers and the article use. */
export function equality(filter: string, properties: string[]): { property: string; value: string } {
  const match = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter);
  if (!match) throw badRequest(`Invalid filter clause: ${filter}`);
  const [, property, value] = match;
  if (!properties.includes(property)) throw badRequest(`The local Azure does not filter by '${property}'`);
  return { property, value: value.replaceAll("''", "'") };
}

/** The properties that `$select` names. */
export function select(object: Record<string, unknown>, names: string | undefined): Record<string, unknown> {
  if (names === undefined) return object;
  return Object.fromEntries(['id', ...names.split(',')].map((name) => [name, object[name] ?? null]));
}

/** The object ID in an `@odata.id` or `@odata.bind` reference. */
export function referenced(reference: string): string {
  const match = /\/(?:directoryObjects|users|servicePrincipals)\/([0-9a-f-]{36})$/i.exec(reference);
  if (!match) throw badRequest(`Invalid reference: ${reference}`);
  return match[1].toLowerCase();
}
