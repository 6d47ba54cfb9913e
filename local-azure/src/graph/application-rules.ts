import { z } from 'zod';
import type { Application } from '../store/model';
import { badRequest } from './errors';
import { KEY_CREDENTIAL } from './key-credentials';
import { checkRedirectUris } from './redirect-uris';

// The properties that the provider sends. Whatever else arrives is refused by name.

const redirectUris = z.array(z.string());
const guid = z.guid();

const EDITABLE = z.strictObject({
  '@odata.type': z.string().optional(),
  id: guid.optional(),
  displayName: z.string().optional(),
  signInAudience: z.string().optional(),
  isFallbackPublicClient: z.boolean().nullable().optional(),
  publicClient: z.strictObject({ redirectUris }).partial().optional(),
  spa: z.strictObject({ redirectUris }).partial().optional(),
  web: z
    .strictObject({
      homePageUrl: z.string().nullable(),
      logoutUrl: z.string().nullable(),
      redirectUris,
      implicitGrantSettings: z
        .strictObject({ enableAccessTokenIssuance: z.boolean(), enableIdTokenIssuance: z.boolean() })
        .partial(),
    })
    .partial()
    .optional(),
  requiredResourceAccess: z
    .array(
      z.strictObject({
        resourceAppId: guid,
        resourceAccess: z.array(z.strictObject({ id: guid, type: z.enum(['Scope', 'Role']) })),
      }),
    )
    .optional(),
  keyCredentials: z.array(KEY_CREDENTIAL).optional(),
  // Kept and shown, without rules of their own.
  api: z.record(z.string(), z.unknown()).optional(),
  appRoles: z.array(z.unknown()).optional(),
  description: z.string().nullable().optional(),
  groupMembershipClaims: z.string().nullable().optional(),
  identifierUris: z.array(z.string()).optional(),
  info: z.record(z.string(), z.unknown()).optional(),
  isDeviceOnlyAuthSupported: z.boolean().nullable().optional(),
  notes: z.string().nullable().optional(),
  optionalClaims: z.record(z.string(), z.unknown()).nullable().optional(),
  serviceManagementReference: z.string().nullable().optional(),
  tags: z.array(z.string()).optional(),
});

export const UPDATE = EDITABLE;
export const CREATE = EDITABLE.extend({
  displayName: z.string(),
  'owners@odata.bind': z.array(z.string()).optional(),
});
export type Editable = z.infer<typeof EDITABLE>;

/** What Entra ID checks of a whole application, after a change was merged into it. */
export function checkApplication(application: Application): void {
  const invalid = (property: string, why: string) =>
    badRequest(`Invalid value specified for property '${property}' of resource 'Application'. ${why}`);

  const { displayName, publicClient, web, spa, requiredResourceAccess, signInAudience } = application;
  if (displayName.trim() === '' || displayName.length > 120)
    throw invalid('displayName', 'It has 1 to 120 characters.');
  if (!['AzureADMyOrg', 'AzureADMultipleOrgs'].includes(signInAudience)) {
    throw invalid('signInAudience', 'The local Azure knows organizations only.');
  }

  checkRedirectUris({ publicClient, web, spa }, invalid);

  const apis = requiredResourceAccess.map(({ resourceAppId }) => resourceAppId.toLowerCase());
  const permissions = requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
  if (new Set(apis).size < apis.length) {
    throw invalid('requiredResourceAccess', 'Request contains a property with duplicate values.');
  }
  if (apis.length > 50 || permissions.length > 400) {
    throw invalid('requiredResourceAccess', 'At most 400 permissions on 50 APIs.');
  }
}
