import { roleAssignmentProblems } from '../access/role-assignment-rules';
import { apiPermissionsProblems } from '../api-permissions/api-permissions-rules';
import type { ClientCredential } from '../credentials/client-credential';
import { redirectUrisProblems } from '../redirect-uris/all-uris-rules';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { flagProblems, ifStruct } from '../validation/values';
import { adoptionProblems } from './adoption-rules';
import type { AdtAppRegistrationProps } from './adt-app-registration-props';
import { displayNameProblems } from './display-name-rules';
import { ownersProblems } from './owners-rules';

/** Everything that is wrong with the props of an `AdtAppRegistration`, in the order of the props. */
export function registrationProblems(given: AdtAppRegistrationProps): Problem[] {
  return ifStruct('props', given ?? null, (props) => [
    ...displayNameProblems('displayName', props.displayName),
    ...redirectUrisProblems(props),
    ...flagProblems('fallbackPublicClientEnabled', props.fallbackPublicClientEnabled),
    ...ifStruct('implicitGrant', props.implicitGrant, ({ accessTokenIssuanceEnabled, idTokenIssuanceEnabled }) => [
      ...flagProblems('implicitGrant.accessTokenIssuanceEnabled', accessTokenIssuanceEnabled),
      ...flagProblems('implicitGrant.idTokenIssuanceEnabled', idTokenIssuanceEnabled),
    ]),
    ...apiPermissionsProblems('apiPermissions', props.apiPermissions),
    ...ownersProblems('owners', props.owners),
    ...credentialProblems('credential', props.credential),
    ...roleAssignmentProblems(props.roleAssignment, 'roleAssignment'),
    ...flagProblems('grantAdminConsent', props.grantAdminConsent),
    ...adoptionProblems('adopt', props),
  ]);
}

function credentialProblems(prop: string, credential: ClientCredential | undefined): Problem[] {
  if (credential === undefined) return [];
  // Not instanceof: two copies of this library may meet in one app.
  const isCredential = typeof credential?._problems === 'function' && typeof credential._bind === 'function';
  if (isCredential) return credential._problems(prop);
  const cure = 'pass ClientCredential.secret(), or another of its kind';
  return [problem('type', prop, `must be a ClientCredential, got ${show(credential)}`, cure)];
}
