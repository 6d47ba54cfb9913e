import { guidProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { resourceId } from '../../validation/resource-id';
import { show } from '../../validation/show';
import { isOnlyToken } from '../../validation/token';
import { ifLiteral, ifStruct } from '../../validation/values';
import type { ClientSecretVersion } from '../client-secret-version';
import type { StoredClientSecretProps } from './stored-client-secret-options';

// Source: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates
const NAME = /^[0-9A-Za-z-]{1,127}$/;
const VAULT = resourceId('Microsoft.KeyVault', 'vaults', '(?!.*--)[A-Za-z][0-9A-Za-z-]{1,22}[0-9A-Za-z]');
const MAX_CONTENT_TYPE = 255;
const MAX_TAGS = 15;
const OWN_TAGS = 2;

export function storedSecretProblems(props: StoredClientSecretProps): Problem[] {
  return ifStruct('options', props ?? null, ({ clientId, secret, keyVaultId, name, contentType, tags }) => [
    ...guidProblems('clientId', clientId),
    ...ifStruct('secret', secret ?? null, (version) => secretProblems('secret', version)),
    ...vaultProblems('keyVaultId', keyVaultId),
    ...nameProblems('name', name),
    ...(contentType === undefined ? [] : contentTypeProblems('contentType', contentType)),
    ...ifStruct('tags', tags, (given) => tagProblems('tags', given)),
  ]);
}

/** A literal secret would stand in the synthesized JSON. */
function secretProblems(prop: string, { value, keyId, endDate }: ClientSecretVersion): Problem[] {
  const fix = 'pass the value of a client secret, or a sensitive variable';
  return [
    ...(isOnlyToken(value)
      ? []
      : [problem('key-vault-secret', `${prop}.value`, 'must be a value that Terraform alone knows', fix)]),
    ...ifLiteral(`${prop}.keyId`, keyId, () => []),
    ...ifLiteral(`${prop}.endDate`, endDate, () => []),
  ];
}

function vaultProblems(prop: string, value: unknown): Problem[] {
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

function nameProblems(prop: string, value: unknown): Problem[] {
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

function contentTypeProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (type) =>
    type !== '' && type.length <= MAX_CONTENT_TYPE
      ? []
      : [
          problem(
            'key-vault-content-type',
            prop,
            `must have 1 to ${MAX_CONTENT_TYPE} characters`,
            'shorten it, or leave it out',
          ),
        ],
  );
}

function tagProblems(prop: string, tags: { [name: string]: string }): Problem[] {
  const most = MAX_TAGS - OWN_TAGS;
  const own = Object.keys(tags).filter((name) => !['client_id', 'key_id'].includes(name));
  return [
    ...(own.length > most
      ? [problem('key-vault-tag-count', prop, `must have at most ${most} entries, got ${own.length}`, 'remove some')]
      : []),
    ...Object.entries(tags).flatMap(([name, value]) => [
      ...ifLiteral(`the name of ${prop}.${name}`, name, () => []),
      ...ifLiteral(`${prop}.${name}`, value, () => []),
    ]),
  ];
}
