import { guidProblems } from '../validation/guid';
import type { Problem } from '../validation/problem';
import { noInstance } from '../validation/wrong-type';
import type { AdtPrincipal } from './adt-principal';

/** Of a prop that holds a principal. */
export function principalProblems(prop: string, principal: unknown): Problem[] {
  // Not instanceof: two copies of this library may meet in one app.
  const { objectId, principalType } = (principal ?? {}) as Partial<AdtPrincipal>;
  if (typeof principalType === 'string') return guidProblems(prop, objectId);
  const fix = 'pass AdtPrincipal.user(), AdtPrincipal.group(), or another of its kind';
  return [noInstance(prop, principal, 'an AdtPrincipal', fix)];
}
