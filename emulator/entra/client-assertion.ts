import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { checkTime, readAssertion } from './assertion';
import { checkCertificateAssertion } from './certificate-assertion';

/** What an application shows instead of a secret. */
export async function checkAssertion(azure: Azure, application: Application, text: string): Promise<void> {
  const assertion = readAssertion(text);
  await checkCertificateAssertion(azure, application, assertion);
  checkTime(assertion);
}
