import type { User } from '../store/model';
import type { Shape } from './odata/shape';

/** What Microsoft Graph shows of a person when nothing is selected: https://learn.microsoft.com/graph/api/resources/user */
const VISIBLE = {
  businessPhones: [] as string[],
  displayName: null,
  givenName: null,
  id: null,
  jobTitle: null,
  mail: null,
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  userPrincipalName: null,
};

/** The rest of what clients select. */
const HIDDEN = {
  accountEnabled: null,
  ageGroup: null,
  city: null,
  companyName: null,
  consentProvidedForMinor: null,
  country: null,
  createdDateTime: null,
  creationType: null,
  deletedDateTime: null,
  department: null,
  employeeHireDate: null,
  employeeId: null,
  employeeOrgData: null,
  employeeType: null,
  externalUserState: null,
  faxNumber: null,
  imAddresses: [],
  mailNickname: null,
  onPremisesDistinguishedName: null,
  onPremisesDomainName: null,
  onPremisesImmutableId: null,
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  onPremisesUserPrincipalName: null,
  otherMails: [],
  passwordPolicies: null,
  passwordProfile: null,
  postalCode: null,
  proxyAddresses: [],
  showInAddressList: null,
  state: null,
  streetAddress: null,
  usageLocation: null,
  userType: null,
};

/** As Microsoft Graph shows a person, with what only a selection shows. Of the password there is nothing in it. */
export function shownUser({ passwordHash: _hash, other, ...own }: User) {
  return { ...VISIBLE, ...HIDDEN, ...other, ...own };
}

export const USER: Shape = {
  type: 'user',
  set: 'users',
  properties: VISIBLE,
  hidden: HIDDEN,
  visible: (object) =>
    Object.fromEntries(Object.entries(object).filter(([name]) => name in VISIBLE || name.startsWith('@'))),
  filterable: {
    id: 'string',
    accountEnabled: 'boolean',
    displayName: 'string',
    employeeId: 'string',
    givenName: 'string',
    mail: 'string',
    mailNickname: 'string',
    surname: 'string',
    userPrincipalName: 'string',
    userType: 'string',
  },
};
