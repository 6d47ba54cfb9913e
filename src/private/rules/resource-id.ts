import { GUID } from './guid';

const GROUP_ID = `/subscriptions/${GUID}/resourceGroups/(?<group>[^/]+)`;
const WHOLE_GROUP_ID = new RegExp(`^${GROUP_ID}/?$`, 'i');

/** A resource in a resource group, known by the shape of its ID. */
export interface ResourceId {
  /** Whether a text is such an ID, as Azure spells it. */
  readonly exact: (id: string) => boolean;
  /** The same without letter case. */
  readonly anyCase: (id: string) => boolean;
  /** For a person. */
  readonly shape: string;
}

/** The ID of a resource in a resource group. */
export function resourceId(namespace: string, type: string, namePattern: string): ResourceId {
  const pattern = `^${GROUP_ID}/providers/${namespace.replace('.', '\\.')}/${type}/${namePattern}$`;
  const exact = new RegExp(pattern);
  const anyCase = new RegExp(pattern, 'i');
  return {
    exact: (id) => fits(exact, id),
    anyCase: (id) => fits(anyCase, id),
    shape: `/subscriptions/<GUID>/resourceGroups/<name>/providers/${namespace}/${type}/<name>`,
  };
}

/** Whether a text is the ID of a resource group, without letter case. */
export function isResourceGroupId(id: string): boolean {
  return fits(WHOLE_GROUP_ID, id);
}

/** Azure allows letters and digits of any script in the name of a group, and refuses one that ends with a period. */
function fits(pattern: RegExp, id: string): boolean {
  const group = pattern.exec(id)?.groups?.group;
  if (group === undefined) return false;
  if (/^[-\w.()]{0,89}[-\w()]$/.test(group)) return true;
  // Apart, because most names need none of it: the tables of all scripts take longer to build than the rules to run.
  return /^[-\w.()\p{L}\p{N}]{0,89}[-\w()\p{L}\p{N}]$/u.test(group);
}
