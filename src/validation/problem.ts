import { visible } from './characters';
import { shown } from './show';

/** The kinds of problem, each a heading of `docs/errors.md`. */
export const PROBLEM_CODES = [
  'type',
  'unknown-prop',
  'list-empty',
  'duplicate',
  'guid',
  'expression-in-text',
  'secret-in-text',
  'white-space',
  'provider-stack',
  'same-id',
  'display-name-blank',
  'display-name-length',
  'display-name-apostrophe',
  'redirect-uri-length',
  'redirect-uri-characters',
  'redirect-uri-wildcard',
  'redirect-uri-fragment',
  'redirect-uri-scheme',
  'redirect-uri-host',
  'redirect-uri-user-info',
  'redirect-uri-port',
  'redirect-uri-path',
  'redirect-uri-same-but-port',
  'redirect-uri-count',
  'owner-count',
  'api-permission-adt',
  'api-permission-none',
  'api-permission-count',
  'lifetime-days',
  'description-blank',
  'rotate-every-days',
  'certificate',
  'certificate-private-key',
  'certificate-key',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-end-date',
  'federated-name',
  'federated-part',
  'federated-github-ids',
  'federated-issuer',
  'federated-wildcard',
  'federated-text',
  'federated-duplicate',
  'federated-count',
  'key-vault-secret',
  'key-vault-id',
  'key-vault-name',
  'key-vault-version',
  'key-vault-content-type',
  'key-vault-tag-count',
  'instance-id',
  'instance-id-scope',
  'instance-id-case',
  'role-definition-id',
  'role-assignment-principal',
  'role-assignment-duplicate',
  'named-blank',
  'users-and-groups-type',
  'consent-users-type',
  'consent-users-everyone',
  'adopt-not-described',
  'adopt-role-assignment',
  'adopt-grant',
  'credential-kind',
  'instance-unknown',
  'attribute-missing',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong with a prop. */
export interface Problem {
  readonly code: ProblemCode;
  /** For the person who wrote the prop: which one, what is wrong, the value, the fix. */
  readonly text: string;
}

/** @param prop its name, of which a user may have chosen a part */
export function problem(code: ProblemCode, prop: string, wrong: string, fix: string): Problem {
  return { code, text: visible(`${shown(prop)} ${wrong}; ${fix} [${code}]`) };
}
