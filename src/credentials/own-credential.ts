import type { Construct } from 'constructs';
import { unreadable } from '../validation/library-error';
import { problem } from '../validation/problem';
import type { CredentialKind, OwnCredential } from './credential-kind';

/** The credential of a registration, if it is of this kind. */
export function ownCredential<Made extends Construct>(
  registration: Construct,
  own: OwnCredential | undefined,
  { name, factory }: Pick<CredentialKind<never, Made>, 'name' | 'factory' | 'make'>,
): Made {
  // By name: two copies of this library have a kind each.
  if (own?.kind.name === name) return own.construct as Construct as Made;
  throw unreadable(
    registration,
    'AdtAppRegistration',
    problem(
      'credential-kind',
      `${name[0].toLowerCase()}${name.slice(1)}`,
      `is not there, because the credential is ClientCredential.${own?.kind.factory ?? 'none'}()`,
      `pass credential: ClientCredential.${factory}(…), or use what add${name}() returns`,
    ),
  );
}
