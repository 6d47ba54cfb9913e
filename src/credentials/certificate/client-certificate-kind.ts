import type { CredentialKind } from '../credential-kind';
import { ClientCertificate } from './client-certificate';
import type { ClientCertificateOptions } from './client-certificate-options';
import { checkCertificate } from './client-certificate-rules';

export const CLIENT_CERTIFICATE: CredentialKind<ClientCertificateOptions, ClientCertificate> = {
  name: 'ClientCertificate',
  factory: 'certificate',
  check: (options, prop) => checkCertificate(options, prop),
  make: (scope, id, props) => new ClientCertificate(scope, id, props),
};
