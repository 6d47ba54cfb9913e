import { applicationProblems } from '../../application/application-rules';
import { isBlank } from '../../validation/characters';
import type { Findings } from '../../validation/findings';
import { type Problem, problem } from '../../validation/problem';
import { propName } from '../../validation/prop-name';
import { show } from '../../validation/show';
import { exactTextProblems } from '../../validation/text';
import { ifLiteral, ifStruct } from '../../validation/values';
import type { FederatedIdentity } from './federated-identity';
import type {
  FederatedIdentityCredentialOptions,
  FederatedIdentityCredentialProps,
} from './federated-identity-credential-options';
import { countFederated, isRepeated } from './federated-record';

// Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const MAX_LENGTH = 600;
const MAX_PER_APPLICATION = 20;
/** In ASCII, after RFC 3986: a host in another script may look like the right one. */
const ISSUER = /^https:\/\/\w[\w-]*(?:\.\w[\w-]*)*(?::\d{1,5})?(?:\/(?:[\w.~!$&'()+,;=:@/-]|%[0-9A-Fa-f]{2})*)?$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/;

/** @param parent the prop that holds the credential, where its parts are not props themselves */
export function federatedCredentialProblems(options: FederatedIdentityCredentialOptions, parent?: string): Problem[] {
  return ifStruct(parent ?? 'options', options ?? null, ({ name, identity, description, audience }) => [
    ...nameProblems(propName(parent, 'name'), name),
    ...identityProblems(propName(parent, 'identity'), identity),
    ...(description === undefined ? [] : descriptionProblems(propName(parent, 'description'), description)),
    ...(audience === undefined ? [] : audienceProblems(propName(parent, 'audience'), audience)),
  ]);
}

/** Everything that is wrong with a federated identity credential that is added to a registration. */
export function checkFederatedCredential(props: FederatedIdentityCredentialProps): Findings {
  const inRegistration = applicationProblems('registration', props?.registration);
  return {
    problems: [
      ...inRegistration,
      ...federatedCredentialProblems(props),
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
    const fix = 'pass FederatedIdentity.githubEnvironment(), or another of its kind';
    return [problem('type', prop, `must be a FederatedIdentity, got ${show(identity)}`, fix)];
  }
  const inParts = identity._problems(prop);
  if (inParts.length > 0) return inParts;
  return [
    ...issuerProblems(`${prop}.issuer`, identity.issuer),
    ...subjectProblems(`${prop}.subject`, identity.subject),
  ];
}

function issuerProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (issuer) => {
    if (ISSUER.test(issuer) && issuer.length <= MAX_LENGTH) return [];
    return [
      problem(
        'federated-issuer',
        prop,
        `must be an https URL of at most ${MAX_LENGTH} characters, without user name, query or fragment, got ${show(issuer)}${lookalike(issuer)}`,
        'copy the iss claim of a token, letter by letter: a slash at the end counts',
      ),
    ];
  });
}

/** A letter of another script may look like one of ours, so it is named by its number. */
function lookalike(text: string): string {
  const [first] = text.replace(/[ -~]/g, '');
  return first ? ` with U+${first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')} in it` : '';
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
