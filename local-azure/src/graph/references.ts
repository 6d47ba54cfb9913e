import type { Azure } from '../azure';
import { principalType } from '../entra/principals';
import type { Caller } from '../http/request';
import type { PrincipalType } from '../store/model';
import { badRequest, notFound } from './errors';

/** How a path names an object: by its object ID or by its client ID. */
export type Key = Partial<Record<'id' | 'appId', string>>;

/** Who can own something. */
export const OWNERS: readonly PrincipalType[] = ['User', 'ServicePrincipal'];

/** Who can be in a group. */
export const MEMBERS: readonly PrincipalType[] = ['User', 'Group', 'ServicePrincipal'];

const REFERENCE = /\/(?:directoryObjects|users|groups|servicePrincipals)(?:\/([0-9a-f-]{36})|\('([0-9a-f-]{36})'\))$/i;

/** The owners of what is made: those that the request names. Without any, the caller is the owner. */
export function ownersOf(azure: Azure, references: string[], caller: Caller): string[] {
  if (references.length === 0) return [caller.oid];
  return [...new Set(references.map((reference) => referenced(azure, reference, OWNERS)))];
}

/**
 * The object ID in an `@odata.id` or `@odata.bind` reference.
 *
 * @param types what it may refer to
 */
export function referenced(azure: Azure, reference: string, types: readonly PrincipalType[]): string {
  const [, plain, quoted] = REFERENCE.exec(reference) ?? [];
  const id = (plain ?? quoted)?.toLowerCase();
  if (!id) throw badRequest(`Invalid reference: ${reference}`);
  const type = principalType(azure, id);
  if (!type) throw notFound(id);
  if (!types.includes(type))
    throw badRequest(`The reference target '${type}_${id}' of type '${type}' is invalid here.`);
  return id;
}
