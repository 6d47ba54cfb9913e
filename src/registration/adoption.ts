import type { AdoptedRegistration } from './adopted-registration';
import type { AdtAppRegistration } from './adt-app-registration';

/** Makes Terraform take over what exists, instead of making it. Imports of what it has already do nothing. */
export function importExisting(registration: AdtAppRegistration, existing: AdoptedRegistration): void {
  const { application, servicePrincipal, roleAssignment, delegatedPermissionGrant } = registration;
  application.importFrom(`/applications/${existing.applicationObjectId}`);
  servicePrincipal.importFrom(`/servicePrincipals/${existing.servicePrincipalObjectId}`);
  if (existing.roleAssignmentId) roleAssignment?.roleAssignment.importFrom(existing.roleAssignmentId);
  if (existing.delegatedPermissionGrantId) {
    delegatedPermissionGrant?.importFrom(`/oauth2PermissionGrants/${existing.delegatedPermissionGrantId}`);
  }
}
