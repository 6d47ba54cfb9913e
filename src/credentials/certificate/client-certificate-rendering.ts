import { X509Certificate } from 'node:crypto';
import type { ApplicationCertificateConfig } from '@cdktf/provider-azuread/lib/application-certificate';
import { type IResolvable, Op, type Precondition } from 'cdktf';
import type { ClientCertificateOptions } from './client-certificate-options';

/** @param holdsPrivateKey what Terraform will know of a certificate that nobody knows before; nothing if it is known */
export function renderCertificate(
  { certificate }: ClientCertificateOptions,
  applicationObjectId: string,
  holdsPrivateKey?: IResolvable,
): ApplicationCertificateConfig {
  const config: ApplicationCertificateConfig = {
    applicationId: `/applications/${applicationObjectId}`,
    type: 'AsymmetricX509Cert', // without it the provider sends an empty one
    encoding: 'pem',
    value: certificate,
  };
  if (holdsPrivateKey) {
    return { ...config, lifecycle: { createBeforeDestroy: true, precondition: [mustNot(holdsPrivateKey)] } };
  }
  const { validTo } = new X509Certificate(certificate);
  return { ...config, endDate: rfc3339(validTo), lifecycle: { createBeforeDestroy: true } };
}

/** The provider sends whatever it is given: what nobody could read at synthesis, Terraform reads before it applies. */
function mustNot(holdPrivateKey: IResolvable): Precondition {
  return {
    condition: Op.not(holdPrivateKey),
    errorMessage: 'certificate holds a private key, which must stay with the client: pass the certificate alone.',
  };
}

/** Whole seconds, in UTC, as the provider wants them. */
function rfc3339(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
