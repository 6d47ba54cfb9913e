import { GUID } from './guid';

/** A resource in a resource group, known by the shape of its ID. */
export interface ResourceId {
  /** An ID, as Azure spells it. */
  readonly exact: RegExp;
  /** The same without letter case. */
  readonly anyCase: RegExp;
  /** For a person. */
  readonly shape: string;
}

/** Azure allows letters and digits of any script in the name of a resource group, and no period at its end. */
const GROUP_NAME = '[-\\w.()\\p{L}\\p{N}]{1,90}(?<!\\.)';

/** @param name the pattern of the resource's own name */
export function resourceId(namespace: string, type: string, name: string): ResourceId {
  const provider = namespace.replaceAll('.', '\\.');
  const pattern = `^/subscriptions/${GUID}/resourceGroups/${GROUP_NAME}/providers/${provider}/${type}/${name}$`;
  return {
    exact: new RegExp(pattern, 'u'),
    anyCase: new RegExp(pattern, 'iu'),
    shape: `/subscriptions/<GUID>/resourceGroups/<name>/providers/${namespace}/${type}/<name>`,
  };
}

/** The ID of a resource group, without letter case. */
export const RESOURCE_GROUP_ID = new RegExp(`^/subscriptions/${GUID}/resourceGroups/${GROUP_NAME}/?$`, 'iu');
