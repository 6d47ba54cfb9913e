import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { type Assertion, checkAlgorithm, isSignedWith } from './assertion';
import {
  audienceNotTrusted,
  issuerKeyNotFound,
  issuerNotTrusted,
  noFederatedCredential,
  subjectDiffersByCase,
  subjectNotTrusted,
  wrongIssuerSignature,
} from './assertion-errors';

const ALGORITHMS = ['RS256'];

/** An assertion of an issuer that a federated identity credential of the application trusts. */
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
  if (!key) throw issuerKeyNotFound(kid, iss);
  if (!(await isSignedWith(assertion, key, ALGORITHMS))) throw wrongIssuerSignature();
}

/** One credential has to match in everything, letter by letter. The error names the first thing that none has. */
function checkTrust(application: Application, { claims }: Assertion): void {
  const all = application.federatedIdentityCredentials;
  if (all.length === 0) throw noFederatedCredential(application);
  const ofIssuer = all.filter(({ issuer }) => issuer === claims.iss);
  if (ofIssuer.length === 0) throw issuerNotTrusted(claims.iss);
  const forAudience = ofIssuer.filter(({ audiences }) => audiences.includes(claims.aud));
  if (forAudience.length === 0) throw audienceNotTrusted(claims.aud);
  if (forAudience.some(({ subject }) => subject === claims.sub)) return;
  const isNearly = forAudience.some(({ subject }) => subject.toLowerCase() === claims.sub.toLowerCase());
  throw isNearly ? subjectDiffersByCase(claims.sub) : subjectNotTrusted(claims.sub);
}
