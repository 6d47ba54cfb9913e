import { z } from 'zod';
import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { checkTime, readAssertion } from './assertion';
import { checkCertificateAssertion } from './certificate-assertion';
import { checkFederatedAssertion } from './federated-assertion';

const CLIENT_ID = z.guid();

/** What an application signs itself names a client as its issuer; what somebody else signs names a URL. */
export async function checkAssertion(azure: Azure, application: Application, text: string): Promise<void> {
  const assertion = readAssertion(text);
  const isItsOwn = CLIENT_ID.safeParse(assertion.claims.iss).success;
  await (isItsOwn ? checkCertificateAssertion : checkFederatedAssertion)(azure, application, assertion);
  checkTime(assertion);
}
