import type { CredentialKind } from '../credential-kind';
import { KeyVaultClientCertificate } from './key-vault-client-certificate';
import type { KeyVaultClientCertificateOptions } from './key-vault-client-certificate-options';
import { keyVaultCertificateProblems } from './key-vault-client-certificate-rules';

export const KEY_VAULT_CLIENT_CERTIFICATE: CredentialKind<KeyVaultClientCertificateOptions, KeyVaultClientCertificate> =
  {
    name: 'KeyVaultClientCertificate',
    factory: 'keyVaultCertificate',
    check: (options, prop, scope) => ({ problems: keyVaultCertificateProblems(options, scope, prop) }),
    make: (scope, id, props) => new KeyVaultClientCertificate(scope, id, props),
  };
