import { X509Certificate } from 'node:crypto';
import type { ApplicationCertificateConfig } from '@cdktf/provider-azuread/lib/application-certificate';
import { Fn, Op, type Precondition } from 'cdktf';
import type { ClientCertificateOptions } from '../../client-certificate';
import { isToken, isWrittenExpression } from '../token';

export function renderCertificate(
  { certificate }: ClientCertificateOptions,
  applicationObjectId: string,
): ApplicationCertificateConfig {
  const config: ApplicationCertificateConfig = {
    applicationId: `/applications/${applicationObjectId}`,
    type: 'AsymmetricX509Cert', // without it the provider sends an empty one
    encoding: 'pem',
    value: certificate,
  };
  if (isToken(certificate)) {
    return { ...config, lifecycle: { createBeforeDestroy: true, precondition: [noPrivateKey(certificate)] } };
  }
  const { validTo } = new X509Certificate(certificate);
  return { ...config, endDate: rfc3339(validTo), lifecycle: { createBeforeDestroy: true } };
}

/** The provider sends whatever it is given: what nobody could read at synthesis, Terraform reads before it applies. */
function noPrivateKey(certificate: string): Precondition {
  const known = isWrittenExpression(certificate)
    ? `\${!strcontains("${certificate}", "PRIVATE KEY")}`
    : Op.not(Fn.strcontains(certificate, 'PRIVATE KEY'));
  return {
    condition: known,
    errorMessage: 'certificate holds a private key, which must stay with the client: pass the certificate alone.',
  };
}

/** Whole seconds, in UTC, as the provider wants them. */
function rfc3339(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
