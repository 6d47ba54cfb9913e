import {
  DataAzureadServicePrincipals,
  type DataAzureadServicePrincipalsServicePrincipalsOutputReference as Found,
} from '@cdktf/provider-azuread/lib/data-azuread-service-principals';
import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Fn, Op, type Postcondition, TerraformSelf } from 'cdktf';
import type { Construct } from 'constructs';

/** A registration whose service principal is adopted. */
export interface Adopting extends Construct {
  readonly servicePrincipal: ServicePrincipal;
  readonly azureadProvider?: AzureadProvider;
}

/**
 * Makes Terraform refuse a plan that lets more users sign in than before.
 *
 * Adoption changes a service principal to what the props say. Where an administrator has limited it by hand, and no prop
 * does, the limit would be one line among many of a plan.
 */
export function keepRestrictions(registration: Adopting, servicePrincipalObjectId: string): void {
  const { servicePrincipal, azureadProvider: provider } = registration;
  // A list, where none is no error: that there is none, the import reports.
  const list = new DataAzureadServicePrincipals(registration, 'AdoptedServicePrincipals', {
    objectIds: [servicePrincipalObjectId],
    ignoreMissing: true,
    provider,
  });
  const found = list.servicePrincipals.get(0);
  servicePrincipal.lifecycle = {
    ...servicePrincipal.lifecycle,
    postcondition: [assignmentStaysRequired(found), staysDisabled(found)],
  };
}

function assignmentStaysRequired({ appRoleAssignmentRequired }: Found): Postcondition {
  const isOff = Op.not(Fn.try([appRoleAssignmentRequired, false]));
  return {
    // Where it is not set, the planned one is null.
    condition: Op.or(isOff, Op.eq(TerraformSelf.getAny('app_role_assignment_required'), true)),
    errorMessage:
      'Assignment required? of the adopted registration is on, and every user of the tenant could sign in after this apply. ' +
      'Name who may sign in with usersAndGroups; to keep those who are assigned by hand, set ' +
      'servicePrincipal.appRoleAssignmentRequired to true; or switch it off in the portal, and plan again.',
  };
}

function staysDisabled({ accountEnabled }: Found): Postcondition {
  const isEnabled = Fn.try([accountEnabled, true]);
  return {
    condition: Op.or(isEnabled, Op.not(TerraformSelf.getAny('account_enabled'))),
    errorMessage:
      'Enabled for users to sign-in? of the adopted registration is off, and clients and users could sign in after this apply. ' +
      'To keep it off, set servicePrincipal.accountEnabled to false; or switch it on in the portal, and plan again.',
  };
}
