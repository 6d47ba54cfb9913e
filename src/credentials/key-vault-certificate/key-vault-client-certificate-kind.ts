import { structProblems } from '../../validation/struct';
import type { CredentialKind } from '../credential-kind';
import { KeyVaultClientCertificate } from './key-vault-client-certificate';
import type { KeyVaultClientCertificateOptions } from './key-vault-client-certificate-options';
import { KEY_VAULT_CERTIFICATE_OPTIONS } from './key-vault-client-certificate-rules';

export const KEY_VAULT_CLIENT_CERTIFICATE: CredentialKind<KeyVaultClientCertificateOptions, KeyVaultClientCertificate> =
  {
    name: 'KeyVaultClientCertificate',
    factory: 'keyVaultCertificate',
    rules: KEY_VAULT_CERTIFICATE_OPTIONS,
    check: (options, prop, scope) => ({
      problems: structProblems(KEY_VAULT_CERTIFICATE_OPTIONS, options, { scope }, prop, prop),
    }),
    make: (scope, id, props) => new KeyVaultClientCertificate(scope, id, props),
  };
