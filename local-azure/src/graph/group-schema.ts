import { z } from 'zod';
import type { Group } from '../store/model';
import { complex } from './body';
import { invalidValue, notImplemented } from './errors';

// What can be written of a group: https://learn.microsoft.com/graph/api/group-post-groups

const texts = z.array(z.string()).optional();

const EDITABLE = complex({
  id: z.guid().optional(),
  description: z.string().max(1024).nullable().optional(),
  displayName: z.string().min(1).max(256).optional(),
  groupTypes: texts,
  isAssignableToRole: z.boolean().nullable().optional(),
  mailEnabled: z.boolean().optional(),
  mailNickname: z
    .string()
    .regex(/^[^\s@()\\[\]";:<>,]{1,64}$/, 'It is no alias')
    .optional(),
  membershipRule: z.string().nullable().optional(),
  membershipRuleProcessingState: z.string().nullable().optional(),
  preferredLanguage: z.string().nullable().optional(),
  resourceBehaviorOptions: texts,
  resourceProvisioningOptions: texts,
  securityEnabled: z.boolean().optional(),
  theme: z.string().nullable().optional(),
  visibility: z.enum(['Private', 'Public', 'HiddenMembership']).nullable().optional(),
  'members@odata.bind': z.array(z.string()).max(20, 'At most 20 members at once').optional(),
});

export const UPDATE = EDITABLE;
export const CREATE = EDITABLE.extend({ 'owners@odata.bind': z.array(z.string()).max(20).optional() });
export type WritableGroup = z.infer<typeof EDITABLE>;

/** What a new group must have. */
export const REQUIRED = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'] as const;

/** What only Entra ID sets. */
export const SET_BY_ENTRA = [
  ...['createdDateTime', 'creationOptions', 'deletedDateTime', 'expirationDateTime', 'mail', 'proxyAddresses'],
  ...['onPremisesDomainName', 'onPremisesNetBiosName', 'onPremisesSamAccountName', 'onPremisesSecurityIdentifier'],
  ...['onPremisesSyncEnabled', 'onPremisesLastSyncDateTime', 'onPremisesProvisioningErrors', 'renewedDateTime'],
  ...['securityIdentifier', 'serviceProvisioningErrors'],
];

/** Security groups with members who were added: others have a mailbox, a rule or a role in the directory. */
export function checkGroup({ mailEnabled, securityEnabled, other }: Group): void {
  const { groupTypes, membershipRule, isAssignableToRole } = other;
  if (mailEnabled || (Array.isArray(groupTypes) && groupTypes.length > 0)) throw notImplemented('groups with mail');
  if (membershipRule) throw notImplemented('the property membershipRule of groups');
  if (isAssignableToRole) throw notImplemented('the property isAssignableToRole of groups');
  if (!securityEnabled) throw invalidValue('securityEnabled', 'Group', 'A group without mail is a security group.');
}
