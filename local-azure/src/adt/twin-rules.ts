import { z } from 'zod';
import type { Graph } from '../store/model';
import { type Inherited, Ontology } from './dtdl/ontology';
import { isObject, problemOf } from './dtdl/value';
import { invalidArgument, invalidTwin, invalidTwinId } from './errors';

/** As many bytes as a twin, or a patch of one, may have. */
const MAX_BYTES = 32 * 1024;

/** The same for twins, and for relationships (not documented for these). */
export function checkId(id: string): void {
  if (!/^[A-Za-z0-9.+%_#*?!(),=@$'-]{1,128}$/.test(id)) throw invalidTwinId(id);
}

export function checkSize(body: unknown): void {
  if (Buffer.byteLength(JSON.stringify(body ?? null)) <= MAX_BYTES) return;
  throw invalidArgument('A twin, a relationship or a patch has at most 32 KB.');
}

/**
 * A twin by the rules of its model, with the times at which its properties were written.
 *
 * @param before the same twin until now, if there is one
 */
export function checkedTwin(
  { models }: Graph,
  twin: Record<string, unknown>,
  before: Record<string, unknown> | undefined,
): { $metadata: { $model: string } } & Record<string, unknown> {
  const { $dtId: _id, $etag: _etag, $metadata, ...properties } = twin;
  const model = isObject($metadata) ? $metadata.$model : undefined;
  if (typeof model !== 'string') throw invalidTwin('$metadata/$model is required');
  const ontology = new Ontology(models);
  if (!ontology.find(model)) throw invalidTwin(`${model} or one of its dependencies does not exist`);
  const now = new Date().toISOString();
  const checked = checkedPart(ontology, model, { ...properties, $metadata }, before, now, '');
  return { ...checked, $metadata: { $model: model, ...checked.$metadata } };
}

interface Part {
  readonly $metadata: Record<string, unknown>;
  readonly [property: string]: unknown;
}

/** A twin, or a component of one. */
function checkedPart(
  ontology: Ontology,
  model: string,
  { $metadata = {}, ...properties }: Record<string, unknown>,
  before: Record<string, unknown> | undefined,
  now: string,
  path: string,
): Part {
  const contents = ontology.contents(model);
  if (!isObject($metadata)) throw invalidTwin(`${path}$metadata is no object`);
  const times: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const entry = contents.get(name);
    if (entry?.content.type === 'Component') {
      if (!isObject(value)) throw invalidTwin(`The component ${path}${name} is no object`);
      const inner = isObject(before?.[name]) ? before[name] : undefined;
      values[name] = checkedPart(ontology, entry.content.model, value, inner, now, `${path}${name}/`);
    } else {
      checkValue(entry, name, value, path);
      values[name] = value;
      times[name] = written(name, value, $metadata[name], before, now, path);
    }
  }
  const missing = [...contents.values()].find(
    ({ content }) => content.type === 'Component' && !Object.hasOwn(properties, content.name),
  );
  if (missing) throw invalidTwin(`The component ${path}${missing.content.name} is missing`);
  return { ...values, $metadata: { $lastUpdateTime: now, ...times } };
}

/** By Azure's documentation a twin has properties, and may be given initial values of telemetry. */
function checkValue(entry: Inherited | undefined, name: string, value: unknown, path: string): void {
  if (entry?.content.type !== 'Property' && entry?.content.type !== 'Telemetry') {
    throw invalidTwin(`${path}${name} is no property of the model`);
  }
  const problem = problemOf(value, entry.content.schema, entry.from.schemas, `${path}${name}`);
  if (problem !== undefined) throw invalidTwin(problem);
}

const TIMES = z.looseObject({ sourceTime: z.iso.datetime({ offset: true }).optional() });

/** When a property was written, and when its value was measured if the client says so. */
function written(
  name: string,
  value: unknown,
  given: unknown,
  before: Record<string, unknown> | undefined,
  now: string,
  path: string,
): Record<string, unknown> {
  const times = TIMES.safeParse(given ?? {});
  if (!times.success) throw invalidTwin(`$metadata of ${path}${name} has no valid sourceTime`);
  const { sourceTime } = times.data;
  const metadata = isObject(before?.$metadata) ? before.$metadata[name] : undefined;
  const unchanged = JSON.stringify(before?.[name]) === JSON.stringify(value) && isObject(metadata);
  return { lastUpdateTime: unchanged ? metadata.lastUpdateTime : now, ...(sourceTime && { sourceTime }) };
}
