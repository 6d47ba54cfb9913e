import type { Blade } from '../blade';
import type { EnterpriseApplication } from './enterprise-application';
import { permissions } from './permissions';
import { properties } from './properties';
import { usersAndGroups } from './users-and-groups';

/** The menu of an enterprise application, in the portal's order. */
export const ENTERPRISE_APPLICATION_BLADES: readonly Blade<EnterpriseApplication>[] = [
  properties,
  usersAndGroups,
  permissions,
];
