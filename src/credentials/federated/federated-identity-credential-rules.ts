import type { IRegisteredApplication } from '../../application/registered-application';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { isBlank } from '../../validation/text';
import { isToken } from '../../validation/token';
import { ifKnownString, ifStruct } from '../../validation/values';
import type { FederatedIdentity } from './federated-identity';
import type {
  FederatedIdentityCredentialOptions,
  FederatedIdentityCredentialProps,
} from './federated-identity-credential-options';
import { federatedOf } from './known-federated-credentials';

// Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const MAX_LENGTH = 600;
const MAX_PER_APPLICATION = 20;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/;

/** @param within the prop that holds the credential, where its parts are not props themselves */
export function federatedCredentialProblems(options: FederatedIdentityCredentialOptions, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return ifStruct(within ?? 'options', options ?? null, ({ name, identity, description, audience }) => [
    ...nameProblems(`${prefix}name`, name),
    ...identityProblems(`${prefix}identity`, identity),
    ...(description === undefined ? [] : textProblems(`${prefix}description`, description)),
    ...(audience === undefined ? [] : textProblems(`${prefix}audience`, audience)),
  ]);
}

/** Entra ID takes a name, and an issuer with a subject, once per application, and twenty in all. */
export function repeatedFederatedProblems(
  { name, identity }: FederatedIdentityCredentialProps,
  registration: IRegisteredApplication,
): Problem[] {
  const others = federatedOf(registration);
  const repeated = (prop: string, value: string) =>
    problem('federated-duplicate', prop, `is that of another credential, got ${show(value)}`, 'choose another');
  const known = (...values: string[]) => values.every((value) => !isToken(value));
  const sameName = known(name) && others.some((other) => other.name === name);
  const sameClaims =
    known(identity.issuer, identity.subject) &&
    others.some((other) => other.identity.issuer === identity.issuer && other.identity.subject === identity.subject);
  return [
    ...(sameName ? [repeated('name', name)] : []),
    ...(sameClaims ? [repeated('identity', identity.subject)] : []),
    ...(others.length >= MAX_PER_APPLICATION
      ? [
          problem(
            'federated-count',
            'registration',
            `has ${others.length} federated identity credentials already`,
            `Entra ID allows ${MAX_PER_APPLICATION}: give the rest a registration of their own`,
          ),
        ]
      : []),
  ];
}

function nameProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (name) =>
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
    const cure = 'pass FederatedIdentity.githubEnvironment(), or another of its kind';
    return [problem('type', prop, `must be a FederatedIdentity, got ${show(identity)}`, cure)];
  }
  const inParts = identity._problems(prop);
  if (inParts.length > 0) return inParts;
  return [
    ...issuerProblems(`${prop}.issuer`, identity.issuer),
    ...subjectProblems(`${prop}.subject`, identity.subject),
  ];
}

function issuerProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (issuer) => {
    if (/^https:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(issuer) && issuer.length <= MAX_LENGTH) return [];
    return [
      problem(
        'federated-issuer',
        prop,
        `must be an https URL of at most ${MAX_LENGTH} characters, without user name, query or fragment, got ${show(issuer)}`,
        'copy the iss claim of a token, letter by letter: a slash at the end counts',
      ),
    ];
  });
}

function subjectProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (subject) => {
    if (subject.includes('*')) {
      const cure = 'make a credential for each subject: this kind is compared letter by letter';
      return [problem('federated-wildcard', prop, `must have no wildcard, got ${show(subject)}`, cure)];
    }
    return textProblems(prop, subject);
  });
}

function textProblems(prop: string, value: unknown): Problem[] {
  return ifKnownString(prop, value, (text) => {
    if (!isBlank(text) && text === text.trim() && text.length <= MAX_LENGTH) return [];
    return [
      problem(
        'federated-text',
        prop,
        `must have 1 to ${MAX_LENGTH} characters, and no white space at its ends, got ${show(text)}`,
        'copy it letter by letter',
      ),
    ];
  });
}
