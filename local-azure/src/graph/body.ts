import { z } from 'zod';
import type { ApiRequest } from '../http/request';
import { badRequest, invalidValue, notImplemented, readOnly, unknownProperty } from './errors';
import { propertyOf, type Shape } from './odata/shape';

/** An object in a body. Some clients name its type. */
export const complex = <T extends z.ZodRawShape>(properties: T) =>
  z.strictObject({ '@odata.type': z.string().optional(), ...properties });

/**
 * What a request wants an object to be. A property that the type does not have, a value that it cannot have and one that only
 * Entra ID sets are errors of the client; one that is not there yet is the local Azure's.
 */
export function read<T>(
  schema: z.ZodType<T>,
  request: ApiRequest,
  shape: Shape,
  setByEntra: readonly string[] = [],
): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  const { issues } = result.error;
  const resource = shape.type.replace(/^./, (letter) => letter.toUpperCase());
  const wrong = issues.find(({ code }) => code !== 'unrecognized_keys');
  if (wrong) {
    if (wrong.path.length === 0) throw badRequest(`The body is no ${resource}. ${wrong.message}.`);
    throw invalidValue(wrong.path.join('.'), resource, `${wrong.message}.`);
  }

  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((name) => ({ name, isOwn: issue.path.length === 0 })) : [],
  );
  const known = unknown.filter(({ name, isOwn }) => isOwn && propertyOf(shape, name) === name).map(({ name }) => name);
  if (known.length < unknown.length) {
    throw unknownProperty(unknown.map(({ name }) => name).filter((name) => !known.includes(name)));
  }
  const fixed = known.filter((name) => setByEntra.includes(name));
  if (fixed.length > 0) throw readOnly(fixed);
  throw notImplemented(`the property ${known.join(', ')} of ${shape.set}`);
}
