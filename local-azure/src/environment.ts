import { dirname, join } from 'node:path';
import type { Identity, Person } from './seed';

/**
 * What is reached without the tunnel to the vaults. Clients on Node.js would send requests to the local Azure itself through
 * it, and there is no other word for "the rest of the internet", where Terraform gets its providers, than the ends of its names.
 */
const NOT_TUNNELLED = '127.0.0.1,.com,.dev,.io,.net,.org';

interface Server {
  readonly origin: string;
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly certificateFile: string;
}

export function environment(server: Server, identity: Identity): Record<string, string> {
  const { origin, tenantId, subscriptionId, certificateFile } = server;
  return {
    ARM_METADATA_HOSTNAME: new URL(origin).host,
    ARM_TENANT_ID: tenantId,
    ARM_SUBSCRIPTION_ID: subscriptionId,
    ARM_CLIENT_ID: identity.clientId,
    ARM_CLIENT_SECRET: identity.clientSecret,
    ARM_USE_CLI: 'false',
    ARM_PROVIDER_ENHANCED_VALIDATION: 'false',
    AZURE_AUTHORITY_HOST: origin,
    SSL_CERT_FILE: certificateFile,
    NODE_EXTRA_CA_CERTS: certificateFile,
    HTTPS_PROXY: origin,
    NO_PROXY: NOT_TUNNELLED,
    CHECKPOINT_DISABLE: '1',
  };
}

/**
 * What `EnvironmentCredential` reads, where Python finds the certificate, and what the Azure CLI needs. Only a shell has it: a
 * test would find a secret in it that is not the one of its client.
 *
 * The Azure CLI gets a folder of its own. In the one that it has by itself, this cloud would become that of all shells.
 */
export function sdkEnvironment({ tenantId, certificateFile }: Server, identity: Identity): Record<string, string> {
  return {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: identity.clientId,
    AZURE_CLIENT_SECRET: identity.clientSecret,
    REQUESTS_CA_BUNDLE: certificateFile,
    AZURE_CONFIG_DIR: join(dirname(certificateFile), 'azure-cli'),
    AZURE_CORE_INSTANCE_DISCOVERY: 'false',
    AZURE_CORE_COLLECT_TELEMETRY: 'false',
  };
}

/** Not the names that `EnvironmentCredential` reads: it would sign in as the person, without a browser. */
export function personEnvironment({ userPrincipalName, password, objectId }: Person): Record<string, string> {
  return { LOCAL_AZURE_USER: userPrincipalName, LOCAL_AZURE_PASSWORD: password, LOCAL_AZURE_USER_ID: objectId };
}

export function shellScript(variables: Record<string, string>): string {
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('');
}
