/** Microsoft Graph without and with what may still change. What is written is written to the first. */
const VERSIONS = ['/v1.0', '/beta'];

/** A collection, to read. */
export const all = (set: string, tail = ''): string[] => VERSIONS.map((version) => `${version}/${set}${tail}`);

/** One object, to read. */
export const one = (set: string, tail = ''): string[] => VERSIONS.flatMap((version) => named(version, set, tail));

/** One object, to change. */
export const changed = (set: string, tail = ''): string[] => named('/v1.0', set, tail);

/** By its ID, by its ID as OData has it, and by its client ID: https://learn.microsoft.com/graph/api/application-get */
const named = (version: string, set: string, tail: string): string[] => [
  `${version}/${set}/:id${tail}`,
  `${version}/${set}\\(':id'\\)${tail}`,
  `${version}/${set}\\(appId=':appId'\\)${tail}`,
];

/** One person or group, to read or to change: azuread does both in beta, too. They have no client ID. */
export const known = (set: string, tail = ''): string[] =>
  VERSIONS.flatMap((version) => [`${version}/${set}/:id${tail}`, `${version}/${set}\\(':id'\\)${tail}`]);
