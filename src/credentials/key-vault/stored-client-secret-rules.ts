import { guidProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { type InScope, providerRule } from '../../validation/provider-rules';
import { show } from '../../validation/show';
import { isPlain, optional, type Rules, reading, struct } from '../../validation/struct';
import { isOnlyToken } from '../../validation/token';
import { ifLiteral } from '../../validation/values';
import { noString, noStruct } from '../../validation/wrong-type';
import type { ClientSecretVersion } from '../client-secret-version';
import { isUtcTime } from '../utc-time';
import type { StoredClientSecretOptions, StoredClientSecretProps } from './stored-client-secret-options';
import { vaultNameProblems, vaultProblems } from './vault-rules';

const MAX_CONTENT_TYPE = 255;
const MAX_TAGS = 15;
const OWN_TAGS = 2;

const text = (prop: string, value: unknown) => ifLiteral(prop, value, () => []);

const SECRET: Rules<ClientSecretVersion, unknown> = {
  value: valueProblems,
  keyId: text,
  endDate: endDateProblems,
};

export const STORE_OPTIONS: Rules<StoredClientSecretOptions, InScope> = {
  keyVaultId: vaultProblems,
  name: vaultNameProblems,
  contentType: optional(contentTypeProblems),
  tags: optional(reading(tagsProblems, (tags) => (isPlain(tags) ? { ...tags } : tags))),
  azurermProvider: providerRule('azurerm'),
};

export const STORED_SECRET_PROPS: Rules<StoredClientSecretProps, InScope> = {
  clientId: guidProblems,
  secret: struct(SECRET),
  ...STORE_OPTIONS,
};

/** A literal secret would stand in the synthesized JSON. It is not shown. */
function valueProblems(prop: string, value: unknown): Problem[] {
  if (isOnlyToken(value)) return [];
  const fix = 'pass the value of a client secret, or the .stringValue of a sensitive variable';
  if (typeof value === 'object') return [noString(prop, value, fix)];
  return [problem('key-vault-secret', prop, 'must be a value that Terraform alone knows', fix)];
}

/** The provider compares texts: another spelling of the same time would change the entry with each apply. */
function endDateProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (time) => {
    if (isUtcTime(time)) return [];
    const fix = 'write it as YYYY-MM-DDThh:mm:ssZ, or pass the endDate of a client secret';
    return [problem('key-vault-secret', prop, `must be a time in UTC, got ${show(time)}`, fix)];
  });
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

function tagsProblems(prop: string, tags: { [name: string]: string }): Problem[] {
  if (!isPlain(tags)) return [noStruct(prop, tags)];
  const most = MAX_TAGS - OWN_TAGS;
  const own = Object.keys(tags).filter((name) => !['client_id', 'key_id'].includes(name));
  return [
    ...(own.length > most
      ? [problem('key-vault-tag-count', prop, `must have at most ${most} entries, got ${own.length}`, 'remove some')]
      : []),
    ...Object.entries(tags).flatMap(([name, value]) => [
      ...text(`the name of ${prop}.${name}`, name),
      ...text(`${prop}.${name}`, value),
    ]),
  ];
}
