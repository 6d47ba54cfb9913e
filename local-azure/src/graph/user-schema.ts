import { z } from 'zod';
import { complex } from './body';

// What can be written of a person: https://learn.microsoft.com/graph/api/user-post-users

const text = (max: number) => z.string().min(1).max(max).nullable().optional();
const texts = z.array(z.string()).optional();

export const WRITABLE = complex({
  id: z.guid().optional(),
  accountEnabled: z.boolean().optional(),
  ageGroup: z.enum(['Minor', 'NotAdult', 'Adult']).nullable().optional(),
  businessPhones: z.array(z.string()).max(1).optional(),
  city: text(128),
  companyName: text(64),
  consentProvidedForMinor: z.enum(['Granted', 'Denied', 'NotRequired']).nullable().optional(),
  country: text(128),
  department: text(64),
  displayName: z.string().min(1).max(256).optional(),
  employeeHireDate: z.iso.datetime({ offset: true }).nullable().optional(),
  employeeId: text(16),
  employeeOrgData: complex({ costCenter: z.string().nullable(), division: z.string().nullable() })
    .partial()
    .nullable()
    .optional(),
  employeeType: text(64),
  faxNumber: text(64),
  givenName: text(64),
  jobTitle: text(128),
  mail: text(256),
  mailNickname: z
    .string()
    .regex(/^[^\s@()\\[\]";:<>,]{1,64}$/, 'It is no alias')
    .optional(),
  mobilePhone: text(64),
  officeLocation: text(128),
  onPremisesImmutableId: text(128),
  otherMails: texts,
  passwordPolicies: text(100),
  passwordProfile: complex({
    forceChangePasswordNextSignIn: z.boolean().nullable().optional(),
    forceChangePasswordNextSignInWithMfa: z.boolean().nullable().optional(),
    password: z.string().optional(),
  }).optional(),
  postalCode: text(40),
  preferredLanguage: text(64),
  showInAddressList: z.boolean().nullable().optional(),
  state: text(128),
  streetAddress: text(1024),
  surname: text(64),
  usageLocation: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'It is no country of two letters')
    .nullable()
    .optional(),
  userPrincipalName: z.string().optional(),
  userType: z.enum(['Member', 'Guest']).optional(),
});

export type WritableUser = z.infer<typeof WRITABLE>;

/** What a new person must have. */
export const REQUIRED = [
  'accountEnabled',
  'displayName',
  'mailNickname',
  'passwordProfile',
  'userPrincipalName',
] as const;

/** What only Entra ID sets. */
export const SET_BY_ENTRA = [
  ...['createdDateTime', 'creationType', 'deletedDateTime', 'externalUserState', 'imAddresses', 'proxyAddresses'],
  ...[
    'onPremisesDistinguishedName',
    'onPremisesDomainName',
    'onPremisesSamAccountName',
    'onPremisesSecurityIdentifier',
  ],
  ...['onPremisesSyncEnabled', 'onPremisesUserPrincipalName'],
];
