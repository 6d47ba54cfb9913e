import { badRequest } from './errors';

// What the Azure CLI and the SDKs send as `$filter`: comparisons, all of which must hold.

/**
 * The values that properties must have, by the lower-case names of the properties.
 *
 * @param filter such as `resourceType eq 'Microsoft.KeyVault/vaults' and location eq 'westeurope'`
 * @param properties what the route can compare
 */
export function equalities(filter: string | undefined, properties: readonly string[]): Map<string, string> {
  const wanted = new Map<string, string>();
  if (filter === undefined) return wanted;
  const known = properties.map((property) => property.toLowerCase());
  // In a text two apostrophes stand for one, and `and` is a word like any other.
  const comparison = /\s*(\w+)\s+eq\s+'((?:[^']|'')*)'(?:\s+and\s+(?=\S)|\s*$)/iy;
  while (comparison.lastIndex < filter.length) {
    const [, property, value] = comparison.exec(filter) ?? [];
    if (property === undefined || !known.includes(property.toLowerCase())) {
      throw badRequest(`The local Azure does not implement the filter ${filter}`);
    }
    wanted.set(property.toLowerCase(), value.replaceAll("''", "'"));
  }
  return wanted;
}

/** Letter case does not count. What is not asked for fits. */
export function fits(wanted: Map<string, string>, property: string, actual: string): boolean {
  const value = wanted.get(property.toLowerCase());
  return value === undefined || value.toLowerCase() === actual.toLowerCase();
}
