import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SecretVersion, VaultSecret } from '../store/model';
import type { Refusal } from '../transport/problem';
import { type ApiRequest, allowQuery, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { badParameter, type OpenVault, type VaultAccess, vaultRefusal } from './access';
import { bundle, deletedBundle, newest, seconds } from './secret-bundle';

const DETAILS = {
  contentType: z.string().max(255).nullable().optional(),
  tags: z
    .record(z.string().max(256), z.string().max(256))
    .refine((tags) => Object.keys(tags).length <= 15, 'A secret has at most 15 tags.')
    .nullable()
    .optional(),
  attributes: z
    .strictObject({ enabled: z.boolean().optional(), nbf: z.int().optional(), exp: z.int().optional() })
    .optional(),
};
const PATCH = z.strictObject(DETAILS);
/** A vault takes 25 KB. */
const SET = z.strictObject({ value: z.string().max(25 * 1024), ...DETAILS });

/** Secrets and their versions. A value never leaves but by GET. */
export function secrets(router: Router, access: VaultAccess): void {
  const open = (request: ApiRequest, action: string): OpenVault => {
    allowQuery(request, ['api-version'], badParameter);
    return access.open(request, `secrets/${action}`, ...(request.params.name ? ['secrets', request.params.name] : []));
  };

  router.on('GET', '/secrets', (request) => {
    const { vault, secrets } = open(request, 'readMetadata/action');
    const all = Object.values(secrets).filter(({ deletedDate }) => deletedDate === undefined);
    return ok({ value: all.map((secret) => bundle(vault, secret, newest(secret), true)), nextLink: null });
  });

  router.on('GET', '/secrets/:name/versions', (request) => {
    const { vault, secrets } = open(request, 'readMetadata/action');
    const secret = find(secrets, request);
    return ok({ value: secret.versions.map((version) => bundle(vault, secret, version)), nextLink: null });
  });

  // Clients that name no version leave the slash before it.
  for (const path of ['/secrets/:name', '/secrets/:name/', '/secrets/:name/:version']) {
    // An expired secret is given as any other: what its reader does with it is up to the reader.
    router.on('GET', path, (request) => {
      const { vault, secrets } = open(request, 'getSecret/action');
      const secret = find(secrets, request);
      const version = findVersion(secret, request);
      if (!version.enabled) {
        throw vaultRefusal(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled');
      }
      return ok({ value: version.value, ...bundle(vault, secret, version) });
    });

    // What is not in the body stays as it was.
    router.on('PATCH', path, (request) => {
      const { vault, secrets } = open(request, 'update/action');
      const secret = find(secrets, request);
      const version = findVersion(secret, request);
      const { contentType = version.contentType, tags, attributes } = parseBody(PATCH, request, badParameter);
      Object.assign(version, attributes, { contentType, tags: tags ?? version.tags, updated: seconds() });
      return ok(bundle(vault, secret, version));
    });
  }

  router.on('PUT', '/secrets/:name', (request) => {
    const { vault, secrets } = open(request, 'setSecret/action');
    const { name } = request.params;
    if (!/^[0-9a-zA-Z-]{1,127}$/.test(name)) {
      throw badParameter(`The request URI contains an invalid name: ${name}`);
    }
    const { value, contentType, tags, attributes } = parseBody(SET, request, badParameter);
    const before = secrets[name.toLowerCase()];
    if (before?.deletedDate !== undefined) {
      throw vaultRefusal(
        409,
        'Conflict',
        `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
        'ObjectIsDeletedButRecoverable',
      );
    }
    const now = seconds();
    const version: SecretVersion = {
      version: randomUUID().replaceAll('-', ''),
      value,
      contentType,
      tags: tags ?? {},
      enabled: true,
      ...attributes,
      created: now,
      updated: now,
    };
    const secret: VaultSecret = before ?? { name, versions: [] };
    secret.versions.push(version);
    secrets[name.toLowerCase()] = secret;
    return ok({ value, ...bundle(vault, secret, version) });
  });

  router.on('DELETE', '/secrets/:name', (request) => {
    const { vault, secrets } = open(request, 'delete');
    const secret = find(secrets, request);
    secret.deletedDate = seconds();
    return ok(deletedBundle(vault, secret));
  });
}

export function notFound(name: string): Refusal {
  return vaultRefusal(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command.`,
  );
}

function find(secrets: OpenVault['secrets'], { params }: ApiRequest): VaultSecret {
  const secret = secrets[params.name.toLowerCase()];
  if (secret && secret.deletedDate === undefined) return secret;
  throw notFound(params.name);
}

function findVersion(secret: VaultSecret, { params: { name, version } }: ApiRequest): SecretVersion {
  if (version === undefined) return newest(secret);
  const found = secret.versions.find((candidate) => candidate.version === version);
  if (found) return found;
  throw notFound(`${name}/${version}`);
}
