import type { Azure } from '../azure';
import type { Application, FederatedIdentityCredential } from '../store/model';
import type { Refusal } from '../transport/problem';
import { type Assertion, checkAlgorithm, isSignedWith } from './assertion';
import { invalidClient } from './refusal';

const ALGORITHMS = ['RS256'];

const CHECK_IT =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ' +
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/** An assertion of somebody whom a federated identity credential of the application trusts. */
export async function checkFederatedAssertion(
  { issuers }: Azure,
  application: Application,
  assertion: Assertion,
): Promise<void> {
  checkTrust(application, assertion);
  checkAlgorithm(assertion, ALGORITHMS);
  const { iss } = assertion.claims;
  const { kid = '' } = assertion.header;
  const key = await issuers.findKey(iss, kid);
  if (!key) {
    throw invalidClient(
      7000272,
      `The certificate with identifier ${kid} used to sign the federated credential could not be found in the ` +
        `metadata of identity provider ${iss}. Please validate that your Identity Provider's metadata exposes the ` +
        'key used to sign the incoming token.',
    );
  }
  if (!(await isSignedWith(assertion, key, ALGORITHMS))) {
    throw invalidClient(700027, 'Client assertion contains an invalid signature.');
  }
}

/** One credential has to match in everything, letter by letter. The refusal names the first thing that none has. */
function checkTrust(application: Application, { claims }: Assertion): void {
  const all = application.federatedIdentityCredentials;
  if (all.length === 0) {
    throw invalidClient(
      70025,
      `The client '${application.appId}'(${application.displayName}) has no configured federated identity credentials.`,
    );
  }
  const ofIssuer = all.filter(({ issuer }) => issuer === claims.iss);
  if (ofIssuer.length === 0) throw noMatch(700211, 'issuer', claims.iss);
  const forAudience = ofIssuer.filter(({ audiences }) => audiences.includes(claims.aud));
  if (forAudience.length === 0) throw noMatch(700212, 'audience', claims.aud);
  if (!forAudience.some(({ subject }) => subject === claims.sub)) throw otherSubject(forAudience, claims.sub);
}

function otherSubject(credentials: FederatedIdentityCredential[], presented: string): Refusal {
  const isNearly = credentials.some(({ subject }) => subject.toLowerCase() === presented.toLowerCase());
  if (!isNearly) return noMatch(700213, 'subject', presented);
  const hint = 'The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ';
  return noMatch(7002138, 'subject', presented, hint);
}

function noMatch(code: number, what: string, presented: string, hint = ''): Refusal {
  return invalidClient(
    code,
    `No matching federated identity record found for presented assertion ${what} '${presented}'. ${hint}${CHECK_IT}`,
  );
}
