import { type Problem, problem } from '../../validation/problem';
import { resourceId } from '../../validation/resource-id';
import { show } from '../../validation/show';
import { ifLiteral } from '../../validation/values';

// Source: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates
const NAME = /^[0-9A-Za-z-]{1,127}$/;
const VAULT = resourceId('Microsoft.KeyVault', 'vaults', '(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]');

export function vaultProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) =>
    VAULT.anyCase.test(id)
      ? []
      : [
          problem(
            'key-vault-id',
            prop,
            `must be the resource ID of a key vault, got ${show(id)}`,
            `write ${VAULT.shape}, or pass the id of an azurerm_key_vault`,
          ),
        ],
  );
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
