import type { Construct } from 'constructs';
import { credentialOwnerProblems, inheritedAzurermProblems } from '../../application/application-rules';
import { type Problem, problem } from '../../validation/problem';
import { propName } from '../../validation/prop-name';
import { providerProblems } from '../../validation/provider-rules';
import { show } from '../../validation/show';
import { ifLiteral, ifStruct } from '../../validation/values';
import { vaultNameProblems, vaultProblems } from '../key-vault/vault-rules';
import type {
  KeyVaultClientCertificateOptions,
  KeyVaultClientCertificateProps,
} from './key-vault-client-certificate-options';

/** @param parent the prop that holds the options, where they are not props themselves */
export function keyVaultCertificateProblems(
  options: KeyVaultClientCertificateOptions,
  scope: Construct,
  parent?: string,
): Problem[] {
  return ifStruct(parent ?? 'options', options ?? null, ({ keyVaultId, name, version, azurermProvider }) => [
    ...vaultProblems(propName(parent, 'keyVaultId'), keyVaultId),
    ...vaultNameProblems(propName(parent, 'name'), name),
    ...(version === undefined ? [] : versionProblems(propName(parent, 'version'), version)),
    ...providerProblems(propName(parent, 'azurermProvider'), azurermProvider, 'azurerm', scope),
  ]);
}

/** Everything that is wrong with a certificate of a vault that is added to a registration in a scope. */
export function checkKeyVaultCertificate(props: KeyVaultClientCertificateProps, scope: Construct): Problem[] {
  return [
    ...credentialOwnerProblems('registration', props?.registration, scope),
    ...keyVaultCertificateProblems(props, scope),
    ...inheritedAzurermProblems(props, scope),
  ];
}

function versionProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (version) =>
    /^[0-9a-f]{32}$/.test(version)
      ? []
      : [
          problem(
            'key-vault-version',
            prop,
            `must have 32 hexadecimal digits, got ${show(version)}`,
            'copy it from the vault, or leave it out for the newest',
          ),
        ],
  );
}
