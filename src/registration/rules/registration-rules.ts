import type { Construct } from 'constructs';
import { roleAssignmentProblems } from '../../access/role-assignment-rules';
import { apiPermissionsProblems } from '../../api-permissions/api-permissions-rules';
import type { ClientCredential } from '../../credentials/client-credential';
import { type CheckedCredential, NO_CREDENTIAL } from '../../credentials/credential-kind';
import { redirectUrisProblems } from '../../redirect-uris/all-uris-rules';
import type { Findings } from '../../validation/findings';
import { problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { flagProblems, ifStruct } from '../../validation/values';
import type { AdtAppRegistrationProps } from '../adt-app-registration-props';
import { adoptionProblems } from './adoption-rules';
import { displayNameProblems } from './display-name-rules';
import { ownersProblems } from './owners-rules';
import { registrationProvidersProblems } from './providers-rules';

/** What the rules found out about the props of a registration. */
export interface RegistrationFindings extends Findings {
  readonly credential: CheckedCredential;
}

/**
 * Everything that is wrong with the props of an `AdtAppRegistration` in a scope, in the order of the props.
 *
 * @param defaultCredential what stands for a credential that is left out
 */
export function checkRegistration(
  given: AdtAppRegistrationProps,
  scope: Construct,
  defaultCredential: ClientCredential,
): RegistrationFindings {
  const { credential = defaultCredential } = given ?? {};
  const checked = checkCredential('credential', credential, scope);
  const problems = ifStruct('props', given ?? null, (props) => [
    ...displayNameProblems('displayName', props.displayName, { searched: props.preventDuplicateNames !== false }),
    ...flagProblems('preventDuplicateNames', props.preventDuplicateNames),
    ...redirectUrisProblems(props),
    ...flagProblems('fallbackPublicClientEnabled', props.fallbackPublicClientEnabled),
    ...ifStruct('implicitGrant', props.implicitGrant, ({ accessTokenIssuanceEnabled, idTokenIssuanceEnabled }) => [
      ...flagProblems('implicitGrant.accessTokenIssuanceEnabled', accessTokenIssuanceEnabled),
      ...flagProblems('implicitGrant.idTokenIssuanceEnabled', idTokenIssuanceEnabled),
    ]),
    ...apiPermissionsProblems('apiPermissions', props.apiPermissions),
    ...ownersProblems('owners', props.owners),
    ...checked.problems,
    ...roleAssignmentProblems(props.roleAssignment, scope, 'roleAssignment'),
    ...flagProblems('grantAdminConsent', props.grantAdminConsent),
    ...adoptionProblems('adopt', props),
    ...registrationProvidersProblems(props, scope),
  ]);
  return { problems, credential: checked };
}

function checkCredential(prop: string, credential: ClientCredential, scope: Construct): CheckedCredential {
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof credential?._check === 'function') return credential._check(prop, scope);
  const fix = 'pass ClientCredential.secret(), or another of its kind';
  return {
    ...NO_CREDENTIAL,
    problems: [problem('type', prop, `must be a ClientCredential, got ${show(credential)}`, fix)],
  };
}
