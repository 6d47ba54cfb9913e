import type { ApplicationCertificateConfig } from '@cdktf/provider-azuread/lib/application-certificate';
import { type IResolvable, Op, type Precondition } from 'cdktf';
import { renderTime } from '../utc-time';

/** A certificate as the provider sends it. */
export interface SentCertificate {
  readonly value: string;
  /** `pem`, `base64` or `hex`. */
  readonly encoding: string;
  readonly precondition?: Precondition[];
}

/** @param endDate without one Entra ID chooses a time: one year after the start, which may be later than the certificate */
export function renderCertificate(
  { value, encoding, precondition }: SentCertificate,
  endDate: string,
  applicationObjectId: string,
): ApplicationCertificateConfig {
  return {
    applicationId: `/applications/${applicationObjectId}`,
    type: 'AsymmetricX509Cert', // without it the provider sends an empty one
    encoding,
    value,
    endDate: renderTime(endDate),
    lifecycle: { createBeforeDestroy: true, precondition },
  };
}

/** The provider sends whatever it is given: what could not be read at synthesis, Terraform reads before it applies. */
export function certificateConditions(isCertificate: IResolvable, holdsPrivateKey: IResolvable): Precondition[] {
  return [
    {
      condition: Op.not(holdsPrivateKey),
      errorMessage:
        'certificate holds a private key, which must stay with the client; pass the certificate alone ' +
        '[certificate-private-key]',
    },
    {
      condition: Op.or(isCertificate, holdsPrivateKey),
      errorMessage:
        'certificate must be one X.509 certificate with an RSA key, as PEM, or as DER in Base64 or hexadecimal; pass ' +
        'one block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, or certificate_data_base64 of a ' +
        'certificate in a key vault [certificate]',
    },
  ];
}
