import type { CredentialKind } from '../credential-kind';
import { ClientCertificate } from './client-certificate';
import type { ClientCertificateOptions } from './client-certificate-options';
import { CERTIFICATE_OPTIONS, checkCertificate } from './client-certificate-rules';

export const CLIENT_CERTIFICATE: CredentialKind<ClientCertificateOptions, ClientCertificate> = {
  name: 'ClientCertificate',
  factory: 'certificate',
  rules: CERTIFICATE_OPTIONS,
  check: (options, prop) => checkCertificate(CERTIFICATE_OPTIONS, options, {}, prop, prop),
  make: (scope, id, props) => new ClientCertificate(scope, id, props),
};
