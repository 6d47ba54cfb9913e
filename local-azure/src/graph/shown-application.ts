import { TENANT_DOMAIN } from '../entra/tenant';
import type { Application, OtherProperties } from '../store/model';
import { blankApplication } from './blank-application';
import { shownKey, shownPassword } from './credentials';
import type { Shape } from './odata/shape';

/** What Microsoft Graph shows of a property that was not written: https://learn.microsoft.com/graph/api/application-post-applications */
const DEFAULTS: OtherProperties = {
  deletedDateTime: null,
  addIns: [],
  applicationTemplateId: null,
  appRoles: [],
  certification: null,
  defaultRedirectUri: null,
  description: null,
  disabledByMicrosoftStatus: null,
  groupMembershipClaims: null,
  identifierUris: [],
  isDeviceOnlyAuthSupported: null,
  nativeAuthenticationApisEnabled: null,
  notes: null,
  optionalClaims: null,
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  requestSignatureVerification: null,
  samlMetadataUrl: null,
  serviceManagementReference: null,
  servicePrincipalLockConfiguration: null,
  tags: [],
  tokenEncryptionKeyId: null,
  uniqueName: null,
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
};
const API = {
  acceptMappedClaims: null,
  knownClientApplications: [],
  oauth2PermissionScopes: [],
  preAuthorizedApplications: [],
  requestedAccessTokenVersion: null,
};
export const INFO = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
};

/** As Microsoft Graph shows it: secrets and keys never come back, owners and federated credentials have routes. */
export function shownApplication(application: Application) {
  const { owners: _owners, federatedIdentityCredentials: _federated, other, web, ...own } = application;
  return {
    ...DEFAULTS,
    ...other,
    ...own,
    api: { ...API, ...other.api },
    info: { ...INFO, ...other.info },
    web: { ...web, redirectUriSettings: web.redirectUris.map((uri) => ({ uri, index: null })) },
    publisherDomain: TENANT_DOMAIN,
    passwordCredentials: application.passwordCredentials.map(shownPassword),
    keyCredentials: application.keyCredentials.map(shownKey),
  };
}

export const APPLICATION: Shape = {
  type: 'application',
  set: 'applications',
  properties: shownApplication(blankApplication()),
  hidden: { oauth2RequirePostResponse: false },
  // Those of https://learn.microsoft.com/graph/api/resources/application that clients ask for.
  filterable: {
    id: 'string',
    appId: 'string',
    displayName: 'string',
    signInAudience: 'string',
    publisherDomain: 'string',
    applicationTemplateId: 'string',
    identifierUris: 'strings',
    tags: 'strings',
  },
};
