import type { Construct } from 'constructs';
import { ROLE_ASSIGNMENT_OPTIONS } from '../../access/role-assignment-rules';
import { API_PERMISSIONS } from '../../api-permissions/api-permissions-rules';
import type { ClientCredential } from '../../credentials/client-credential';
import { type CheckedCredential, NO_CREDENTIAL } from '../../credentials/credential-kind';
import { REDIRECT_URIS } from '../../redirect-uris/all-uris-rules';
import { CONSENT_USERS, USERS_AND_GROUPS } from '../../sign-in/sign-in-rules';
import { type Checked, checked, type Findings } from '../../validation/findings';
import type { InScope } from '../../validation/provider-rules';
import { optional, type Rules, struct, structProblems } from '../../validation/struct';
import { flagProblems } from '../../validation/values';
import { noInstance } from '../../validation/wrong-type';
import type { AdtAppRegistrationProps, ImplicitGrant } from '../adt-app-registration-props';
import { ADOPTED } from './adoption-rules';
import { displayNameProblems } from './display-name-rules';
import { OWNERS } from './owners-rules';
import { PROVIDERS } from './providers-rules';

/** What the rules found out about the props of a registration. */
interface RegistrationFindings extends Findings {
  readonly credential: CheckedCredential;
}

/** The props, and their credential, which was checked already. */
interface Root extends AdtAppRegistrationProps, InScope {
  readonly checkedCredential: CheckedCredential;
}

const IMPLICIT_GRANT: Rules<ImplicitGrant, unknown> = {
  accessTokenIssuanceEnabled: flagProblems,
  idTokenIssuanceEnabled: flagProblems,
};

const REGISTRATION: Rules<AdtAppRegistrationProps, Root> = {
  displayName: (prop, name, { preventDuplicateNames }) =>
    displayNameProblems(prop, name, { searched: preventDuplicateNames !== false }),
  preventDuplicateNames: flagProblems,
  ...REDIRECT_URIS,
  fallbackPublicClientEnabled: flagProblems,
  implicitGrant: optional(struct(IMPLICIT_GRANT)),
  apiPermissions: API_PERMISSIONS,
  owners: OWNERS,
  credential: (_prop, _credential, { checkedCredential }) => checkedCredential.problems,
  roleAssignment: optional(struct(ROLE_ASSIGNMENT_OPTIONS)),
  usersAndGroups: USERS_AND_GROUPS,
  grantAdminConsent: flagProblems,
  consentForUsers: CONSENT_USERS,
  adopt: optional(struct(ADOPTED)),
  ...PROVIDERS,
};

/**
 * Everything that is wrong with the props of an `AdtAppRegistration` in a scope, in the order of the props.
 *
 * @param defaultCredential what stands for a credential that is left out
 */
export function checkRegistration(
  props: AdtAppRegistrationProps,
  scope: Construct,
  defaultCredential: ClientCredential,
): Checked<AdtAppRegistrationProps, RegistrationFindings> {
  return checked(props, REGISTRATION, (read) => {
    const { credential = defaultCredential } = read ?? {};
    const checkedCredential = checkCredential('credential', credential, scope);
    const problems = structProblems(REGISTRATION, read, { ...read, checkedCredential, scope }, 'props');
    return { problems, credential: checkedCredential };
  });
}

function checkCredential(prop: string, credential: ClientCredential, scope: Construct): CheckedCredential {
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof credential?._check === 'function') return credential._check(prop, scope);
  const fix = 'pass ClientCredential.secret(), or another of its kind';
  return { ...NO_CREDENTIAL, problems: [noInstance(prop, credential, 'a ClientCredential', fix)] };
}
