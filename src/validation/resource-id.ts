import { GUID, isGuid } from './guid';

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
export function resourceId(namespace: string, type: string, namePattern: RegExp): ResourceId {
  const words = `/subscriptions/resourceGroups/providers/${namespace}/${type}`;
  const fits = (id: string, spelled: (text: string) => string) => {
    // Part by part, because one pattern for all of it takes longer to build than the other rules take to run.
    const [start, subscriptions, subscription, groups, group, providers, ...resource] = id.split('/');
    const [name] = resource.splice(2, 1);
    return (
      spelled([start, subscriptions, groups, providers, ...resource].join('/')) === spelled(words) &&
      isGuid(subscription) &&
      spelled(subscription) === subscription.toLowerCase() &&
      isGroupName(group) &&
      namePattern.test(name)
    );
  };
  return {
    exact: (id) => fits(id, (text) => text),
    anyCase: (id) => fits(id, (text) => text.toLowerCase()),
    shape: `/subscriptions/<GUID>/resourceGroups/<name>/providers/${namespace}/${type}/<name>`,
  };
}

/** Whether a text is the ID of a resource group, without letter case. */
export function isResourceGroupId(id: string): boolean {
  const group = new RegExp(`^/subscriptions/${GUID}/resourceGroups/([^/]+)/?$`, 'i').exec(id)?.[1];
  return group !== undefined && isGroupName(group);
}

/** Azure allows letters and digits of any script, and refuses a period at the end. */
function isGroupName(name: string): boolean {
  if (name.length > 90 || name.endsWith('.')) return false;
  // Apart, because most names need none of it: the tables of all scripts take longer to build than the rules to run.
  return /^[-\w.()]+$/.test(name) || /^[-\w.()\p{L}\p{N}]+$/u.test(name);
}
