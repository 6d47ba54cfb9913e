import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { KeyCredential } from '../store/model';
import { complex } from './body';
import { timeText } from './credentials';
import { badRequest, invalidEndDate } from './errors';

export const KEY_CREDENTIAL = complex({
  keyId: z.guid().nullable().optional(),
  type: z.enum(['AsymmetricX509Cert', 'X509CertAndPassword']),
  usage: z.enum(['Verify', 'Sign']),
  displayName: z.string().nullable().optional(),
  customKeyIdentifier: z.string().nullable().optional(),
  startDateTime: z.iso.datetime({ offset: true }).nullable().optional(),
  endDateTime: z.iso.datetime({ offset: true }).nullable().optional(),
  /** The certificate, Base64; null where it is kept as it is. */
  key: z.string().nullable().optional(),
});

/**
 * The keys of an application after a PATCH, which lists them all: those that are there come without the key itself, and by
 * their ID or their thumbprint: https://learn.microsoft.com/graph/applications-how-to-add-certificate
 */
export function mergedKeys(before: KeyCredential[], listed: z.infer<typeof KEY_CREDENTIAL>[]): KeyCredential[] {
  return listed.map(({ key, '@odata.type': _type, ...credential }) => {
    const { keyId, customKeyIdentifier } = credential;
    if (!key) {
      const kept = before.find((one) =>
        keyId ? one.keyId === keyId : one.customKeyIdentifier === customKeyIdentifier,
      );
      if (kept) return kept;
      throw badRequest(`The key of the new key credential ${keyId ?? ''} is missing.`);
    }
    const { validFrom, validTo, raw } = parseCertificate(key);
    const start = new Date(credential.startDateTime ?? validFrom);
    const end = credential.endDateTime ? new Date(credential.endDateTime) : yearAfter(start);
    if (end > new Date(validTo) || end <= new Date()) throw invalidEndDate();
    return {
      keyId: keyId ?? randomUUID(),
      type: credential.type,
      usage: credential.usage,
      displayName: credential.displayName ?? null,
      customKeyIdentifier: createHash('sha1').update(raw).digest('hex').toUpperCase(),
      startDateTime: timeText(start),
      endDateTime: timeText(end),
      key,
    };
  });
}

/**
 * When a certificate expires for which no end date is sent.
 *
 * Microsoft documents the year (https://learn.microsoft.com/graph/applications-how-to-add-certificate), and not what happens to
 * a certificate that expires sooner. It is refused here, so that no deployment depends on it.
 */
function yearAfter(start: Date): Date {
  return new Date(new Date(start).setUTCFullYear(start.getUTCFullYear() + 1));
}

/** The provider sends the PEM file, in Base64; Graph itself takes DER as well. */
export function parseCertificate(key: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(key, 'base64'));
  } catch {
    throw badRequest('Key credential is no X.509 certificate.');
  }
}
