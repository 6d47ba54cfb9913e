import type { Construct } from 'constructs';
import { guidProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { providerProblems } from '../../validation/provider-rules';
import { isToken } from '../../validation/token';
import { ifLiteral, ifStruct } from '../../validation/values';
import type { ClientSecretVersion } from '../client-secret-version';
import type { StoredClientSecretProps } from './stored-client-secret-options';
import { vaultNameProblems, vaultProblems } from './vault-rules';

const MAX_CONTENT_TYPE = 255;
const MAX_TAGS = 15;
const OWN_TAGS = 2;

/** Everything that is wrong with a secret that is stored by a construct in a scope. */
export function storedSecretProblems(props: StoredClientSecretProps, scope: Construct): Problem[] {
  return ifStruct('options', props ?? null, ({ clientId, secret, keyVaultId, name, contentType, tags, ...rest }) => [
    ...guidProblems('clientId', clientId),
    ...ifStruct('secret', secret ?? null, (version) => secretProblems('secret', version)),
    ...vaultProblems('keyVaultId', keyVaultId),
    ...vaultNameProblems('name', name),
    ...(contentType === undefined ? [] : contentTypeProblems('contentType', contentType)),
    ...ifStruct('tags', tags, (given) => tagProblems('tags', given)),
    ...providerProblems('azurermProvider', rest.azurermProvider, 'azurerm', scope),
  ]);
}

/** A literal secret would stand in the synthesized JSON. */
function secretProblems(prop: string, { value, keyId, endDate }: ClientSecretVersion): Problem[] {
  const fix = 'pass the value of a client secret, or a sensitive variable';
  return [
    ...(isToken(value)
      ? []
      : [problem('key-vault-secret', `${prop}.value`, 'must be a value that Terraform alone knows', fix)]),
    ...ifLiteral(`${prop}.keyId`, keyId, () => []),
    ...ifLiteral(`${prop}.endDate`, endDate, () => []),
  ];
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
    ...Object.entries(tags).flatMap(([name, value]) => ifLiteral(`${prop}.${name}`, value, () => [])),
  ];
}
