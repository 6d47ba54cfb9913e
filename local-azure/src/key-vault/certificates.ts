import { createHash, X509Certificate } from 'node:crypto';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { CertificateVersion, KeyVault, VaultCertificate } from '../store/model';
import { API_VERSION, type VaultAccess } from './access';
import { certificateNotFound } from './errors';
import { vaultHost } from './host';
import { recovery, seconds } from './secret-bundle';

/** Certificates as a reader sees them: no route makes one, and no key or secret stands behind it. */
export function certificates(access: VaultAccess): Route[] {
  return [
    // Clients that name no version leave the slash before it.
    route('GET', '/certificates/:name{/{:version}}', API_VERSION, (request) => {
      const { name, version } = request.params;
      const { vault, certificates } = access.open(request, 'certificates/read', 'certificates', name);
      const certificate = certificates[name.toLowerCase()];
      const found = version
        ? certificate?.versions.find((candidate) => candidate.version === version)
        : certificate?.versions.at(-1);
      if (!found) throw certificateNotFound(version ? `${name}/${version}` : name);
      return ok(bundle(vault, certificate, found));
    }),
  ];
}

function bundle(vault: KeyVault, { name }: VaultCertificate, { version, pem, created }: CertificateVersion) {
  const { raw, validFrom, validTo } = new X509Certificate(pem);
  return {
    id: `https://${vaultHost(vault)}/certificates/${name}/${version}`,
    x5t: createHash('sha1').update(raw).digest('base64url'),
    cer: raw.toString('base64'),
    attributes: {
      enabled: true,
      nbf: seconds(Date.parse(validFrom)),
      exp: seconds(Date.parse(validTo)),
      created,
      updated: created,
      ...recovery(vault),
    },
    tags: {},
  };
}
