import { type Problem, problem } from '../../validation/problem';
import { type ResourceKind, resourceIdProblems } from '../../validation/resource-id';
import { show } from '../../validation/show';
import { ifLiteral } from '../../validation/values';

// Source: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates
const NAME = /^[0-9A-Za-z-]{1,127}$/;
const VAULT: ResourceKind = {
  what: 'a key vault',
  provider: 'Microsoft.KeyVault',
  type: 'vaults',
  name: {
    rule: 'a name of 3 to 24 letters, digits and hyphens, that begins with a letter, with no hyphen at its end or beside another',
    holds: (name) => /^(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]$/.test(name),
  },
  command: 'az keyvault show --name <name> --query id',
  resource: 'an azurerm_key_vault',
};

export function vaultProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) => resourceIdProblems('key-vault-id', prop, id, VAULT));
}

/** Of the name of a secret or a certificate. */
export function vaultNameProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (name) =>
    NAME.test(name)
      ? []
      : [
          problem(
            'key-vault-name',
            prop,
            `must have 1 to 127 letters, digits and hyphens, got ${show(name)}`,
            'choose another',
          ),
        ],
  );
}
