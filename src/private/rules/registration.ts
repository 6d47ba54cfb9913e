import type { AdtAppRegistrationProps } from '../../adt-app-registration-props';
import type { ClientCredential } from '../../client-credential';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { apiPermissionsProblems } from './api-permissions';
import { displayNameProblems } from './display-name';
import { booleanProblems } from './known';
import { ownersProblems } from './owners';
import { redirectUrisProblems } from './redirect-uris';
import { accessProblems } from './role-assignment';

/** Everything that is wrong with the props of an `AdtAppRegistration`, in the order of the props. */
export function registrationProblems(props: AdtAppRegistrationProps): Problem[] {
  return [
    ...displayNameProblems('displayName', props.displayName),
    ...redirectUrisProblems(props),
    ...booleanProblems('fallbackPublicClientEnabled', props.fallbackPublicClientEnabled),
    ...booleanProblems('implicitGrant.accessTokenIssuanceEnabled', props.implicitGrant?.accessTokenIssuanceEnabled),
    ...booleanProblems('implicitGrant.idTokenIssuanceEnabled', props.implicitGrant?.idTokenIssuanceEnabled),
    ...apiPermissionsProblems('apiPermissions', props.apiPermissions),
    ...ownersProblems('owners', props.owners),
    ...credentialProblems('credential', props.credential),
    ...(props.roleAssignment === undefined ? [] : accessProblems(props.roleAssignment, 'roleAssignment')),
    ...booleanProblems('grantAdminConsent', props.grantAdminConsent),
  ];
}

function credentialProblems(prop: string, credential: ClientCredential | undefined): Problem[] {
  if (credential === undefined) return [];
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof credential?._problems === 'function') return credential._problems(prop);
  return [
    problem(
      'type',
      prop,
      `must be a ClientCredential, got ${show(credential)}`,
      'pass ClientCredential.secret() or ClientCredential.none()',
    ),
  ];
}
