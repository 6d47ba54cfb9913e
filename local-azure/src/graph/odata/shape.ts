import { notImplemented } from '../errors';

/** A type of Microsoft Graph, as far as queries ask for it. */
export interface Shape {
  /** Such as `application`. */
  readonly type: string;
  /** The collection, such as `applications`. */
  readonly set: string;
  /** The properties that an object shows, with their defaults. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Those that show only when they are selected. */
  readonly hidden?: Readonly<Record<string, unknown>>;
  /** What shows of an object when nothing is selected; all of it, if there is no such function. */
  readonly visible?: (object: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Those that a filter may compare, as the documentation of the type says. A GUID stands without quotes. */
  readonly filterable: Readonly<Record<string, 'string' | 'boolean' | 'strings' | 'guid'>>;
}

/** The name as Microsoft Graph writes it, which does not look at letter case; nothing if the type has no such property. */
export function propertyOf({ properties, hidden = {} }: Shape, name: string): string | undefined {
  if (name.includes('/')) throw notImplemented(`the path ${name} in a query`);
  return [...Object.keys(properties), ...Object.keys(hidden)].find((one) => one.toLowerCase() === name.toLowerCase());
}
