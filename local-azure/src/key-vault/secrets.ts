import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiRequest, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { SecretVersion, VaultSecret } from '../store/model';
import { API_VERSION, type OpenVault, type VaultAccess } from './access';
import { badParameter, secretDisabled, secretIsDeleted, secretNotFound } from './errors';
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

/** Clients that name no version leave the slash before it. */
const VERSION = '/secrets/:name{/{:version}}';

/** Secrets and their versions. A value never leaves but by GET. */
export function secrets(access: VaultAccess): Route[] {
  const open = (request: ApiRequest, action: string): OpenVault =>
    access.open(request, `secrets/${action}`, ...(request.params.name ? ['secrets', request.params.name] : []));

  return [
    route('GET', '/secrets', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'readMetadata/action');
      const all = Object.values(secrets).filter(({ deletedDate }) => deletedDate === undefined);
      return ok({ value: all.map((secret) => bundle(vault, secret, newest(secret), true)), nextLink: null });
    }),

    route('GET', '/secrets/:name/versions', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'readMetadata/action');
      const secret = find(secrets, request);
      return ok({ value: secret.versions.map((version) => bundle(vault, secret, version)), nextLink: null });
    }),

    // An expired secret is given as any other: what its reader does with it is up to the reader.
    route('GET', VERSION, API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'getSecret/action');
      const secret = find(secrets, request);
      const version = findVersion(secret, request);
      if (!version.enabled) throw secretDisabled();
      return ok({ value: version.value, ...bundle(vault, secret, version) });
    }),

    // What is not in the body stays as it was.
    route('PATCH', VERSION, API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'update/action');
      const secret = find(secrets, request);
      const version = findVersion(secret, request);
      const { contentType = version.contentType, tags, attributes } = parseBody(PATCH, request, badParameter);
      Object.assign(version, attributes, { contentType, tags: tags ?? version.tags, updated: seconds() });
      return ok(bundle(vault, secret, version));
    }),

    route('PUT', '/secrets/:name', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'setSecret/action');
      const { name } = request.params;
      if (!/^[0-9a-zA-Z-]{1,127}$/.test(name)) {
        throw badParameter(`The request URI contains an invalid name: ${name}`);
      }
      const { value, contentType, tags, attributes } = parseBody(SET, request, badParameter);
      const before = secrets[name.toLowerCase()];
      if (before?.deletedDate !== undefined) throw secretIsDeleted(name);
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
    }),

    route('DELETE', '/secrets/:name', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'delete');
      const secret = find(secrets, request);
      secret.deletedDate = seconds();
      return ok(deletedBundle(vault, secret));
    }),
  ];
}

function find(secrets: OpenVault['secrets'], { params }: ApiRequest): VaultSecret {
  const secret = secrets[params.name.toLowerCase()];
  if (secret && secret.deletedDate === undefined) return secret;
  throw secretNotFound(params.name);
}

function findVersion(secret: VaultSecret, { params: { name, version } }: ApiRequest): SecretVersion {
  if (version === '') return newest(secret);
  const found = secret.versions.find((candidate) => candidate.version === version);
  if (found) return found;
  throw secretNotFound(`${name}/${version}`);
}
