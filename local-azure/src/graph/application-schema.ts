import { z } from 'zod';
import { complex } from './body';
import { KEY_CREDENTIAL } from './key-credentials';

// What can be written of an application: https://learn.microsoft.com/graph/api/resources/application

const guid = z.guid();
const text = (max: number) => z.string().max(max).nullable();
const redirectUris = z.array(z.string());

const url = z
  .string()
  .max(255)
  .refine((value) => /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value), 'It is no URL with http or https')
  .nullable();

/** The characters that https://learn.microsoft.com/graph/api/resources/approle lists. */
const permissionValue = z.string().regex(/^(?!\.)[!#-[\]-~]{1,120}$/, 'It is no value of a permission');

const APP_ROLE = complex({
  id: guid,
  allowedMemberTypes: z.array(z.enum(['User', 'Application'])).min(1),
  description: z.string().min(1).max(1000),
  displayName: z.string().min(1).max(100),
  isEnabled: z.boolean().default(true),
  origin: text(100).optional(),
  value: permissionValue.nullable().default(null),
});

const PERMISSION_SCOPE = complex({
  id: guid,
  adminConsentDescription: text(1000).optional(),
  adminConsentDisplayName: text(100).optional(),
  isEnabled: z.boolean().default(true),
  origin: text(100).optional(),
  type: z.enum(['User', 'Admin']).default('User'),
  userConsentDescription: text(1000).optional(),
  userConsentDisplayName: text(100).optional(),
  value: permissionValue,
});

const API = complex({
  acceptMappedClaims: z.boolean().nullable(),
  knownClientApplications: z.array(guid),
  oauth2PermissionScopes: z.array(PERMISSION_SCOPE),
  preAuthorizedApplications: z.array(complex({ appId: guid, delegatedPermissionIds: z.array(guid) })),
  requestedAccessTokenVersion: z.union([z.literal(1), z.literal(2)]).nullable(),
});

const CLAIMS = z.array(
  complex({
    additionalProperties: z.array(z.string()).optional(),
    essential: z.boolean().optional(),
    name: z.string().min(1),
    source: z.string().nullable().optional(),
  }),
);

const CLAIM_SETS =
  /^(None|SecurityGroup|ApplicationGroup|DirectoryRole|All)(,\s*(SecurityGroup|ApplicationGroup|DirectoryRole))*$/;

const EDITABLE = complex({
  id: guid.optional(),
  api: API.partial().optional(),
  appRoles: z.array(APP_ROLE).optional(),
  description: text(1024).optional(),
  displayName: z.string().optional(),
  groupMembershipClaims: z.string().regex(CLAIM_SETS, 'It is no set of groups').nullable().optional(),
  identifierUris: z.array(z.string()).max(50).optional(),
  info: complex({ marketingUrl: url, privacyStatementUrl: url, supportUrl: url, termsOfServiceUrl: url })
    .partial()
    .optional(),
  isDeviceOnlyAuthSupported: z.boolean().nullable().optional(),
  isFallbackPublicClient: z.boolean().nullable().optional(),
  keyCredentials: z.array(KEY_CREDENTIAL).optional(),
  notes: text(1024).optional(),
  optionalClaims: complex({ accessToken: CLAIMS, idToken: CLAIMS, saml2Token: CLAIMS }).partial().nullable().optional(),
  publicClient: complex({ redirectUris }).partial().optional(),
  requiredResourceAccess: z
    .array(
      complex({
        resourceAppId: guid,
        resourceAccess: z.array(complex({ id: guid, type: z.enum(['Scope', 'Role']) })),
      }),
    )
    .optional(),
  serviceManagementReference: text(1024).optional(),
  signInAudience: z.string().optional(),
  spa: complex({ redirectUris }).partial().optional(),
  tags: z.array(z.string().min(1).max(256)).optional(),
  web: complex({
    homePageUrl: url,
    implicitGrantSettings: complex({
      enableAccessTokenIssuance: z.boolean(),
      enableIdTokenIssuance: z.boolean(),
    }).partial(),
    logoutUrl: url,
    redirectUris,
    redirectUriSettings: z.array(complex({ index: z.int().nullable(), uri: z.string().nullable() }).partial()),
  })
    .partial()
    .optional(),
});

export const UPDATE = EDITABLE;
export const CREATE = EDITABLE.extend({ displayName: z.string(), 'owners@odata.bind': z.array(z.string()).optional() });
export type Editable = z.infer<typeof EDITABLE>;

/** What only Entra ID sets. */
export const SET_BY_ENTRA = [
  ...['appId', 'applicationTemplateId', 'certification', 'createdDateTime', 'deletedDateTime'],
  ...['disabledByMicrosoftStatus', 'publisherDomain', 'verifiedPublisher'],
];
