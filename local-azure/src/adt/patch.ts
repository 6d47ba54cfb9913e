import { z } from 'zod';
import type { ApiRequest } from '../http/request';
import { isObject } from './dtdl/value';
import { invalidPatch } from './errors';

const OPERATIONS = z.array(z.strictObject({ op: z.string(), path: z.string(), value: z.unknown().optional() }));

/** What the service changes by itself, or not at all. */
const FIXED = /^\/(?:\$(?!metadata\/)|\$metadata\/(?:\$(?!model$)|[^/]+\/(?!sourceTime$)))/;

/**
 * A document after a JSON Patch. Only `add`, `replace` and `remove` are supported.
 *
 * @param at where in the document the paths of the patch begin
 */
export function patched<T extends Record<string, unknown>>(document: T, { body }: ApiRequest, at = ''): T {
  const result = structuredClone(document);
  const operations = OPERATIONS.safeParse(body);
  if (!operations.success) throw invalidPatch('A patch is a list of operations, each with op, path and value');
  for (const { op, path, value } of operations.data) {
    if (!['add', 'replace', 'remove'].includes(op)) throw invalidPatch(`Unsupported operation type ${op}`);
    if (op !== 'remove' && (value === undefined || value === null)) throw invalidPatch(`${path} needs a value`);
    if (FIXED.test(path) || (op === 'remove' && path === '/$metadata/$model')) {
      throw invalidPatch(`${path} cannot be changed in this way`);
    }
    change(result, op, `${at}${path}`, value);
  }
  return result;
}

function change(document: Record<string, unknown>, op: string, path: string, value: unknown): void {
  const unresolved = invalidPatch(`Could not resolve path ${path}`);
  if (!path.startsWith('/')) throw unresolved;
  const names = path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop() ?? '';
  let parent: unknown = document;
  for (const name of names) {
    if (!isObject(parent) || !Object.hasOwn(parent, name)) throw unresolved;
    parent = parent[name];
  }
  // No property is called so, and to set one would change something else.
  if (!isObject(parent) || last === '__proto__') throw unresolved;
  if (op !== 'add' && !Object.hasOwn(parent, last)) throw unresolved;
  if (op === 'remove') delete parent[last];
  else parent[last] = value;
}
