import type { Construct } from 'constructs';
import type { IRegisteredApplication } from '../application/registered-application';
import { type Findings, withFindings } from '../validation/findings';
import type { Problem } from '../validation/problem';
import { type Rules, readStruct } from '../validation/struct';

/**
 * A kind of credential: how it is checked and made. The folder of each kind has one of these.
 *
 * Its name is that of its construct. `ClientSecret` is the child of a registration whose credential it is, in the field
 * `clientSecret`; `addClientSecret()` adds more of them below the child `ClientSecrets`.
 */
export interface CredentialKind<Options extends object, Made extends Construct> {
  readonly name: string;

  /** The method of `ClientCredential` that asks for it. */
  readonly factory: string;

  readonly rules: Rules<Options, never>;

  /** What is wrong with the options, which stand in a prop of what is made in a scope. */
  check(options: Options, prop: string, scope: Construct): Findings;

  make(scope: Construct, id: string, props: Options & { readonly registration: IRegisteredApplication }): Made;
}

/** The credential that a registration was made with. */
export interface OwnCredential {
  readonly kind: { readonly name: string; readonly factory: string };
  readonly construct: Construct & { readonly environmentVariables?: { [name: string]: string } };
}

/** A credential whose options were checked. */
export interface CheckedCredential {
  readonly problems: Problem[];

  /** Makes it, in the scope of the registration that it belongs to. Nothing if the registration has none. */
  make(registration: IRegisteredApplication & Construct): OwnCredential | undefined;
}

/** The choice of a registration that gets no credential. */
export const NO_CREDENTIAL: CheckedCredential = { problems: [], make: () => undefined };

/** Checks a credential that is made in a scope, under the name of the prop that it was passed as. */
export type CredentialCheck = (prop: string, scope: Construct) => CheckedCredential;

/** How a credential of a kind is checked. The options are read at once: the user may change them before. */
export function credentialOf<Options extends object>(
  kind: CredentialKind<Options, Construct>,
  options: Options,
): CredentialCheck {
  const read = readStruct(options, kind.rules);
  return (prop, scope) => {
    const findings = kind.check(read, prop, scope);
    return {
      problems: findings.problems,
      make: (registration) => ({
        kind,
        construct: kind.make(registration, kind.name, withFindings({ ...read, registration }, findings)),
      }),
    };
  };
}
