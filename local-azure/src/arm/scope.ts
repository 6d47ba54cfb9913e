import type { Azure } from '../azure';
import { missingSubscription, resourceNotFound } from './errors';
import { findGroup, findInstance, findVault } from './inventory';
import { checkSubscription } from './subscriptions';

/** What is above everything. It has no ID. */
export const ROOT = '/';

/** What in a vault a role can be assigned on. Azure does not check whether it is there. */
const IN_VAULT = ['secrets', 'keys', 'certificates'];

/** A scope in Azure's own spelling, if it is there. */
export function findScope(azure: Azure, scope: string): string {
  if (scope === '' || scope === ROOT) return ROOT;
  const [empty, subscriptions, subscription = '', groups, group, ...resource] = scope.split('/');
  if (empty !== '' || subscriptions.toLowerCase() !== 'subscriptions') throw missingSubscription();
  checkSubscription(azure, subscription);
  if (groups === undefined) return `/subscriptions/${azure.store.state.subscriptionId}`;
  if (groups.toLowerCase() !== 'resourcegroups' || !group) throw resourceNotFound(groups, group);
  const { id } = findGroup(azure, group);
  return resource.length === 0 ? id : findResource(azure, scope, resource);
}

function findResource(
  azure: Azure,
  scope: string,
  [, namespace = '', type = '', name = '', ...rest]: string[],
): string {
  const whole = `${namespace}/${type}`;
  const id = scope.split('/').slice(0, 9).join('/');
  if (whole.toLowerCase() === 'microsoft.digitaltwins/digitaltwinsinstances' && rest.length === 0) {
    return findInstance(azure, id).id;
  }
  if (whole.toLowerCase() === 'microsoft.keyvault/vaults') {
    const vault = findVault(azure, id).id;
    const [kind, thing, ...more] = rest;
    if (kind === undefined) return vault;
    if (IN_VAULT.includes(kind.toLowerCase()) && thing && more.length === 0) return [vault, ...rest].join('/');
  }
  throw resourceNotFound(whole, name);
}

/** Whether one scope is another, or below it. */
export function isWithin(inner: string, outer: string): boolean {
  if (outer === ROOT) return true;
  return `${inner}/`.toLowerCase().startsWith(`${outer}/`.toLowerCase());
}
