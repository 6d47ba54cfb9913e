import type { Group } from '../store/model';
import type { Shape } from './odata/shape';

/** What Microsoft Graph shows of a property that was not written: https://learn.microsoft.com/graph/api/resources/group */
const DEFAULTS = {
  deletedDateTime: null,
  classification: null,
  creationOptions: [],
  description: null,
  expirationDateTime: null,
  groupTypes: [],
  isAssignableToRole: null,
  mail: null,
  membershipRule: null,
  membershipRuleProcessingState: null,
  onPremisesDomainName: null,
  onPremisesLastSyncDateTime: null,
  onPremisesNetBiosName: null,
  onPremisesProvisioningErrors: [],
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  preferredDataLocation: null,
  preferredLanguage: null,
  proxyAddresses: [],
  renewedDateTime: null,
  resourceBehaviorOptions: [],
  resourceProvisioningOptions: [],
  securityIdentifier: null,
  serviceProvisioningErrors: [],
  theme: null,
  uniqueName: null,
  visibility: null,
  writebackConfiguration: null,
};
const OWN = ['id', 'createdDateTime', 'displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'];

/** Members and owners have routes. */
export function shownGroup({ members: _members, owners: _owners, other, ...own }: Group) {
  return { ...DEFAULTS, renewedDateTime: own.createdDateTime, ...other, ...own };
}

export const GROUP: Shape = {
  type: 'group',
  set: 'groups',
  properties: { ...DEFAULTS, ...Object.fromEntries(OWN.map((name) => [name, null])) },
  filterable: {
    id: 'string',
    displayName: 'string',
    groupTypes: 'strings',
    mail: 'string',
    mailEnabled: 'boolean',
    mailNickname: 'string',
    securityEnabled: 'boolean',
  },
};
