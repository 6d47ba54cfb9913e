import type { VaultSecret } from '../store/model';
import { type ApiRequest, allowQuery, noContent, ok } from '../transport/request';
import type { Router } from '../transport/router';
import { badParameter, type OpenVault, type VaultAccess, vaultRefusal } from './access';
import { bundle, deletedBundle, newest } from './secret-bundle';
import { notFound } from './secrets';

/** Secrets between their deletion and their end: to be recovered, or purged. */
export function deletedSecrets(router: Router, access: VaultAccess): void {
  const open = (request: ApiRequest, action: string): OpenVault => {
    allowQuery(request, ['api-version'], badParameter);
    return access.open(request, `secrets/${action}`, ...(request.params.name ? ['secrets', request.params.name] : []));
  };

  router.on('GET', '/deletedsecrets', (request) => {
    const { vault, secrets } = open(request, 'readMetadata/action');
    const deleted = Object.values(secrets).filter(({ deletedDate }) => deletedDate !== undefined);
    return ok({ value: deleted.map((secret) => deletedBundle(vault, secret, true)), nextLink: null });
  });

  router.on('GET', '/deletedsecrets/:name', (request) => {
    const { vault, secrets } = open(request, 'readMetadata/action');
    return ok(deletedBundle(vault, find(secrets, request)));
  });

  router.on('POST', '/deletedsecrets/:name/recover', (request) => {
    const { vault, secrets } = open(request, 'recover/action');
    const secret = find(secrets, request);
    delete secret.deletedDate;
    return ok(bundle(vault, secret, newest(secret)));
  });

  router.on('DELETE', '/deletedsecrets/:name', (request) => {
    const { vault, secrets } = open(request, 'purge/action');
    find(secrets, request);
    if (vault.purgeProtection) {
      throw vaultRefusal(
        403,
        'Forbidden',
        'Operation "purge" is not allowed because purge protection is enabled for this vault. Key Vault service will automatically purge it after the retention period has passed.',
      );
    }
    delete secrets[request.params.name.toLowerCase()];
    return noContent();
  });
}

function find(secrets: OpenVault['secrets'], { params }: ApiRequest): VaultSecret {
  const secret = secrets[params.name.toLowerCase()];
  if (secret?.deletedDate !== undefined) return secret;
  throw notFound(params.name);
}
