import { type ApiRequest, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { VaultSecret } from '../store/model';
import { API_VERSION, type OpenVault, type VaultAccess } from './access';
import { purgeProtected, secretNotFound } from './errors';
import { bundle, deletedBundle, newest } from './secret-bundle';

/** Secrets between their deletion and their end: to be recovered, or purged. */
export function deletedSecrets(access: VaultAccess): Route[] {
  const open = (request: ApiRequest, action: string): OpenVault =>
    access.open(request, `secrets/${action}`, ...(request.params.name ? ['secrets', request.params.name] : []));

  return [
    route('GET', '/deletedsecrets', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'readMetadata/action');
      const deleted = Object.values(secrets).filter(({ deletedDate }) => deletedDate !== undefined);
      return ok({ value: deleted.map((secret) => deletedBundle(vault, secret, true)), nextLink: null });
    }),

    route('GET', '/deletedsecrets/:name', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'readMetadata/action');
      return ok(deletedBundle(vault, find(secrets, request)));
    }),

    route('POST', '/deletedsecrets/:name/recover', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'recover/action');
      const secret = find(secrets, request);
      delete secret.deletedDate;
      return ok(bundle(vault, secret, newest(secret)));
    }),

    route('DELETE', '/deletedsecrets/:name', API_VERSION, (request) => {
      const { vault, secrets } = open(request, 'purge/action');
      find(secrets, request);
      if (vault.purgeProtection) throw purgeProtected();
      delete secrets[request.params.name.toLowerCase()];
      return noContent();
    }),
  ];
}

function find(secrets: OpenVault['secrets'], { params }: ApiRequest): VaultSecret {
  const secret = secrets[params.name.toLowerCase()];
  if (secret?.deletedDate !== undefined) return secret;
  throw secretNotFound(params.name);
}
