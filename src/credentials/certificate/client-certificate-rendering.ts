import type { ApplicationCertificateConfig } from '@cdktf/provider-azuread/lib/application-certificate';
import { type IResolvable, Op, type Precondition } from 'cdktf';
import type { ClientCertificateOptions } from './client-certificate-options';

/** What is known of a certificate. */
export interface CertificateFacts {
  /** When it expires, where it could be read at synthesis. */
  readonly validTo?: string;
  /** Whether it holds a private key, where only Terraform can read it. */
  readonly holdsPrivateKey?: IResolvable;
}

export function renderCertificate(
  { certificate }: ClientCertificateOptions,
  applicationObjectId: string,
  { validTo, holdsPrivateKey }: CertificateFacts,
): ApplicationCertificateConfig {
  return {
    applicationId: `/applications/${applicationObjectId}`,
    type: 'AsymmetricX509Cert', // without it the provider sends an empty one
    encoding: 'pem',
    value: certificate,
    endDate: validTo && rfc3339(validTo),
    lifecycle: { createBeforeDestroy: true, precondition: holdsPrivateKey && [mustNot(holdsPrivateKey)] },
  };
}

/** The provider sends whatever it is given: what could not be read at synthesis, Terraform reads before it applies. */
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
