import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from './emulator';
import type { Identity } from './seed';

/** The certificate as a file, for programs that take one. */
export function writeCertificate({ certificate }: Emulator): string {
  const file = join(mkdtempSync(join(tmpdir(), 'local-azure-')), 'certificate.pem');
  writeFileSync(file, certificate);
  return file;
}

/**
 * What is reached without the tunnel to the vaults. Clients on Node.js would send the emulator's own requests through it, and
 * there is no other word for "the rest of the internet", where Terraform gets its providers, than the ends of its names.
 */
const NOT_TUNNELLED = '127.0.0.1,.com,.dev,.io,.net,.org';

/**
 * The variables that make the stock providers, the Azure SDKs and this repository's client use the emulator, signed in
 * as an identity.
 */
export function environment({ azure }: Emulator, identity: Identity, certificateFile: string): Record<string, string> {
  const { tenantId, subscriptionId } = azure.store.state;
  return {
    ARM_METADATA_HOSTNAME: new URL(azure.origin).host,
    ARM_TENANT_ID: tenantId,
    ARM_SUBSCRIPTION_ID: subscriptionId,
    ARM_CLIENT_ID: identity.clientId,
    ARM_CLIENT_SECRET: identity.clientSecret,
    ARM_USE_CLI: 'false',
    ARM_PROVIDER_ENHANCED_VALIDATION: 'false',
    AZURE_AUTHORITY_HOST: azure.origin,
    SSL_CERT_FILE: certificateFile,
    NODE_EXTRA_CA_CERTS: certificateFile,
    HTTPS_PROXY: azure.origin,
    NO_PROXY: NOT_TUNNELLED,
    CHECKPOINT_DISABLE: '1',
  };
}
