import { GUID } from './guid';

// Azure refuses a name that ends with a period.
const RESOURCE_GROUP = '[-\\w.()\\p{L}\\p{N}]{0,89}[-\\w()\\p{L}\\p{N}]';

/** The pattern of the ID of a resource group, without its ends. */
export const GROUP_ID = `/subscriptions/${GUID}/resourceGroups/${RESOURCE_GROUP}`;

export interface ResourceId {
  /** As Azure spells it. */
  readonly exact: RegExp;
  readonly anyCase: RegExp;
  /** For a person. */
  readonly shape: string;
}

/** The ID of a resource in a resource group. */
export function resourceId(namespace: string, type: string, namePattern: string): ResourceId {
  const pattern = `^${GROUP_ID}/providers/${namespace.replace('.', '\\.')}/${type}/${namePattern}$`;
  return {
    exact: new RegExp(pattern, 'u'),
    anyCase: new RegExp(pattern, 'iu'),
    shape: `/subscriptions/<GUID>/resourceGroups/<name>/providers/${namespace}/${type}/<name>`,
  };
}
