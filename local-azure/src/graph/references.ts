import type { Azure } from '../azure';
import type { Caller } from '../http/request';
import { badRequest, notFound } from './errors';

/** How a path names an object: by its object ID or by its client ID. */
export type Key = Partial<Record<'id' | 'appId', string>>;

/** The owners of what is made: those that the request names. Without any, the caller is the owner. */
export function ownersOf(azure: Azure, references: string[], caller: Caller): string[] {
  if (references.length === 0) return [caller.oid];
  return [...new Set(references.map((reference) => referenced(azure, reference)))];
}

/** The object ID in an `@odata.id` or `@odata.bind` reference. Only service principals are in this directory. */
export function referenced({ store }: Azure, reference: string): string {
  const match = /\/(?:directoryObjects|users|servicePrincipals)\/([0-9a-f-]{36})$/i.exec(reference);
  if (!match) throw badRequest(`Invalid reference: ${reference}`);
  const id = match[1].toLowerCase();
  if (!store.state.servicePrincipals[id]) throw notFound(id);
  return id;
}
