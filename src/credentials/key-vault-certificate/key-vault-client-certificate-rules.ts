import type { Construct } from 'constructs';
import { credentialOwnerProblems, inheritedAzurermProblems } from '../../application/application-rules';
import type { Findings } from '../../validation/findings';
import { type Problem, problem } from '../../validation/problem';
import { type InScope, providerRule } from '../../validation/provider-rules';
import { show } from '../../validation/show';
import { optional, type Rules, structProblems } from '../../validation/struct';
import { ifLiteral } from '../../validation/values';
import { vaultNameProblems, vaultProblems } from '../key-vault/vault-rules';
import type {
  KeyVaultClientCertificateOptions,
  KeyVaultClientCertificateProps,
} from './key-vault-client-certificate-options';

export const KEY_VAULT_CERTIFICATE_OPTIONS: Rules<KeyVaultClientCertificateOptions, InScope> = {
  keyVaultId: vaultProblems,
  name: vaultNameProblems,
  version: optional(versionProblems),
  azurermProvider: providerRule('azurerm'),
};

export const KEY_VAULT_CERTIFICATE_PROPS: Rules<KeyVaultClientCertificateProps, InScope> = {
  registration: credentialOwnerProblems,
  ...KEY_VAULT_CERTIFICATE_OPTIONS,
};

/** Everything that is wrong with a certificate of a vault that is added to a registration in a scope. */
export function checkKeyVaultCertificate(props: KeyVaultClientCertificateProps, scope: Construct): Findings {
  return {
    problems: [
      ...structProblems(KEY_VAULT_CERTIFICATE_PROPS, props, { scope }, 'props'),
      ...inheritedAzurermProblems(props, scope),
    ],
  };
}

function versionProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (version) => {
    if (/^[0-9a-f]{32}$/.test(version)) return [];
    const wrong = `must have 32 hexadecimal digits, got ${show(version)}`;
    return [problem('key-vault-version', prop, wrong, 'copy it from the vault, or leave it out for the newest')];
  });
}
