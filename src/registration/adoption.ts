import type { Application } from '@cdktf/provider-azuread/lib/application';
import type { ApplicationRedirectUris } from '@cdktf/provider-azuread/lib/application-redirect-uris';
import type { ServicePrincipalDelegatedPermissionGrant } from '@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant';
import type { AdtRoleAssignment } from '../access/adt-role-assignment';
import type { AdoptedRegistration } from './adopted-registration';
import { type Adopting, keepRestrictions } from './adopted-restrictions';

/** What Terraform can take over of a registration. */
interface Adoptable extends Adopting {
  readonly application: Application;
  readonly applicationRedirectUris?: ApplicationRedirectUris;
  readonly roleAssignment?: AdtRoleAssignment;
  readonly delegatedPermissionGrant?: ServicePrincipalDelegatedPermissionGrant;
  readonly signInPermissionGrant?: ServicePrincipalDelegatedPermissionGrant;
}

/** Makes Terraform take over what exists. A resource that is in its state already is not imported again. */
export function importExisting(adoptable: Adoptable, existing: AdoptedRegistration): void {
  const { application, servicePrincipal, applicationRedirectUris, roleAssignment } = adoptable;
  application.importFrom(`/applications/${existing.applicationObjectId}`);
  if (existing.servicePrincipalObjectId) {
    servicePrincipal.importFrom(`/servicePrincipals/${existing.servicePrincipalObjectId}`);
    keepRestrictions(adoptable, existing.servicePrincipalObjectId);
  }
  applicationRedirectUris?.importFrom(`/applications/${existing.applicationObjectId}/redirectUris/PublicClient`);
  // Stryker disable next-line OptionalChaining: the rules require `roleAssignment` beside its ID, which the type does not show
  if (existing.roleAssignmentId) roleAssignment?.roleAssignment.importFrom(existing.roleAssignmentId);
  importGrant(adoptable.delegatedPermissionGrant, existing.delegatedPermissionGrantId);
  importGrant(adoptable.signInPermissionGrant, existing.signInPermissionGrantId);
}

function importGrant(grant: ServicePrincipalDelegatedPermissionGrant | undefined, id: string | undefined): void {
  // Stryker disable next-line OptionalChaining: the rules require `grantAdminConsent` beside its ID, which the type does not show
  if (id) grant?.importFrom(`/oauth2PermissionGrants/${id}`);
}
