import type { KeyVault, SecretVersion, VaultSecret } from '../store/model';
import { vaultHost } from './host';

/** Times of the data plane are seconds since 1970. */
export const seconds = (milliseconds = Date.now()): number => Math.floor(milliseconds / 1000);

export function newest({ versions }: VaultSecret): SecretVersion {
  return versions[versions.length - 1];
}

/** A secret as an API shows it: all but the value, which stands beside it where it is asked for. */
export function bundle(vault: KeyVault, { name }: VaultSecret, of: SecretVersion, versionless = false) {
  const { version, enabled, nbf, exp, created, updated, contentType, tags } = of;
  return {
    id: `https://${vaultHost(vault)}/secrets/${name}${versionless ? '' : `/${version}`}`,
    attributes: { enabled, nbf, exp, created, updated, ...recovery(vault) },
    contentType,
    tags,
  };
}

/** The same of a secret that was deleted, with how long it can be recovered. */
export function deletedBundle(vault: KeyVault, secret: VaultSecret, versionless = false) {
  const deletedDate = secret.deletedDate ?? 0;
  return {
    ...bundle(vault, secret, newest(secret), versionless),
    recoveryId: `https://${vaultHost(vault)}/deletedsecrets/${secret.name}`,
    deletedDate,
    scheduledPurgeDate: deletedDate + vault.softDeleteRetentionInDays * 24 * 60 * 60,
  };
}

/** How long what is deleted can be recovered. */
export function recovery({ softDeleteRetentionInDays: recoverableDays, purgeProtection }: KeyVault) {
  const level = recoverableDays < 90 ? 'CustomizedRecoverable' : 'Recoverable';
  return { recoveryLevel: purgeProtection ? level : `${level}+Purgeable`, recoverableDays };
}
