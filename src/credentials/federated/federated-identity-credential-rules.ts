import type { Construct } from 'constructs';
import { credentialOwnerProblems } from '../../application/application-rules';
import { isBlank } from '../../validation/characters';
import type { Findings } from '../../validation/findings';
import { type Problem, problem } from '../../validation/problem';
import type { InScope } from '../../validation/provider-rules';
import { show } from '../../validation/show';
import { optional, type Rules, structProblems } from '../../validation/struct';
import { exactTextProblems } from '../../validation/text';
import { ifLiteral } from '../../validation/values';
import { noInstance } from '../../validation/wrong-type';
import type { FederatedIdentity } from './federated-identity';
import type {
  FederatedIdentityCredentialOptions,
  FederatedIdentityCredentialProps,
} from './federated-identity-credential-options';
import { countFederated, isRepeated } from './federated-record';
import { issuerProblems } from './issuer-rules';

// Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const MAX_LENGTH = 600;
const MAX_PER_APPLICATION = 20;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/;

export const FEDERATED_CREDENTIAL_OPTIONS: Rules<FederatedIdentityCredentialOptions, unknown> = {
  name: nameProblems,
  identity: identityProblems,
  description: optional(descriptionProblems),
  audience: optional(audienceProblems),
};

export const FEDERATED_CREDENTIAL_PROPS: Rules<FederatedIdentityCredentialProps, InScope> = {
  registration: credentialOwnerProblems,
  ...FEDERATED_CREDENTIAL_OPTIONS,
};

/** Everything that is wrong with a federated identity credential that is added to a registration in a scope. */
export function checkFederatedCredential(props: FederatedIdentityCredentialProps, scope: Construct): Findings {
  // Stryker disable next-line StringLiteral: what counts is whether there are any
  const inRegistration = credentialOwnerProblems('registration', props?.registration, { scope });
  return {
    problems: [
      ...structProblems(FEDERATED_CREDENTIAL_PROPS, props, { scope }, 'props'),
      ...(inRegistration.length > 0 ? [] : [...duplicateProblems(props), ...countProblems(props)]),
    ],
  };
}

/** Entra ID accepts a name, and an issuer with a subject, once per application. */
function duplicateProblems(props: FederatedIdentityCredentialProps): Problem[] {
  const repeated = (prop: 'name' | 'identity', value: string) =>
    isRepeated(prop, props)
      ? [problem('federated-duplicate', prop, `is that of another credential, got ${show(value)}`, 'choose another')]
      : [];
  return [...repeated('name', props.name), ...repeated('identity', props.identity?.subject)];
}

function countProblems(props: FederatedIdentityCredentialProps): Problem[] {
  const others = countFederated(props);
  if (others < MAX_PER_APPLICATION) return [];
  return [
    problem(
      'federated-count',
      'registration',
      `has ${others} federated identity credentials already`,
      `Entra ID allows ${MAX_PER_APPLICATION}: give the rest a registration of their own`,
    ),
  ];
}

function nameProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (name) =>
    NAME.test(name)
      ? []
      : [
          problem(
            'federated-name',
            prop,
            `must have 3 to 120 letters, digits, hyphens and underscores, and begin with a letter or digit, got ${show(name)}`,
            'choose another',
          ),
        ],
  );
}

function identityProblems(prop: string, identity: FederatedIdentity | undefined): Problem[] {
  // Not instanceof: two copies of this library may meet in one app.
  if (typeof identity?._problems !== 'function') {
    const fix = 'pass FederatedIdentity.githubEnvironment(…), or another of its kind';
    return [noInstance(prop, identity, 'a FederatedIdentity', fix)];
  }
  const inParts = identity._problems(prop);
  if (inParts.length > 0) return inParts;
  return [
    ...issuerProblems(`${prop}.issuer`, identity.issuer),
    ...subjectProblems(`${prop}.subject`, identity.subject),
  ];
}

function subjectProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(
    prop,
    value,
    (subject) => {
      if (!subject.includes('*')) return lengthProblems(prop, subject);
      const fix = 'make a credential for each subject: this kind is compared letter by letter';
      return [problem('federated-wildcard', prop, `must have no wildcard, got ${show(subject)}`, fix)];
    },
    exactTextProblems,
  );
}

function audienceProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (audience) => lengthProblems(prop, audience), exactTextProblems);
}

function descriptionProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (description) => lengthProblems(prop, description));
}

function lengthProblems(prop: string, text: string): Problem[] {
  if (!isBlank(text) && text === text.trim() && text.length <= MAX_LENGTH) return [];
  return [
    problem(
      'federated-text',
      prop,
      `must have 1 to ${MAX_LENGTH} characters, and no white space at its ends, got ${show(text)}`,
      'copy it letter by letter',
    ),
  ];
}
