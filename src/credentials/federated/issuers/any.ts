import { type Rules, readStruct, structProblems } from '../../../validation/struct';
import type { FederatedIdentityProps } from '../federated-identity-props';
import type { Claims } from './claims';

/** Issuer and subject have rules of their own, whatever made them. */
const IDENTITY: Rules<FederatedIdentityProps, unknown> = { issuer: () => [], subject: () => [] };

export function anyClaims(given: FederatedIdentityProps): Claims {
  const read = readStruct(given, IDENTITY);
  return {
    issuer: read?.issuer,
    subject: read?.subject,
    problems: (prop) => structProblems(IDENTITY, read, read, prop, prop),
  };
}
