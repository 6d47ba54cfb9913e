import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../support/run';
import { temporaryFolder } from '../../support/temporary-folder';

export const PROGRAMS = join(__dirname, '../programs');

/** The newest in November 2026. The first brings MSAL for Go. */
const MODULES = [
  'github.com/Azure/azure-sdk-for-go/sdk/azidentity@v1.15.0',
  'github.com/zitadel/oidc/v3@v3.52.0',
  'golang.org/x/oauth2@v0.38.0',
].join(' ');

const TERRAFORM = {
  terraform: { required_providers: { azuread: { source: 'hashicorp/azuread', version: '3.7.0' } } },
  data: { azuread_client_config: { me: {} } },
  output: { tenant: { value: '${data.azuread_client_config.me.tenant_id}' } },
};

/** Builds a program in Go; its path, or why it cannot be built here. */
export async function goProgram(name: string): Promise<{ path: string } | { missing: string }> {
  if (spawnSync('go', ['version']).status !== 0) return { missing: 'go is not installed' };
  const folder = temporaryFolder('clients-go');
  cpSync(join(PROGRAMS, name), folder, { recursive: true });
  const go = (lines: string) => run('timeout', ['240', 'bash', '--norc', '-ec', lines], { cwd: folder });
  const got = await go(`go mod init ${name} && go get ${MODULES} && go mod tidy`);
  if (got.code !== 0) return { missing: got.text.trim().split('\n').at(-1) ?? `go ended with ${got.code}` };
  const built = await go('go build -o program .');
  if (built.code !== 0) throw new Error(built.text);
  return { path: join(folder, 'program') };
}

/** A folder in which terraform has the provider that signs in; or why it cannot have it here. */
export async function terraformFolder(): Promise<{ path: string } | { missing: string }> {
  if (spawnSync('terraform', ['version']).status !== 0) return { missing: 'terraform is not installed' };
  const path = temporaryFolder('clients-terraform');
  writeFileSync(join(path, 'main.tf.json'), JSON.stringify(TERRAFORM));
  const env = { CHECKPOINT_DISABLE: '1' };
  const { code, text } = await run('terraform', ['init', '-input=false', '-no-color'], { cwd: path, env });
  if (code === 0) return { path };
  return { missing: text.split('\n').find((line) => line.includes('Error:')) ?? `terraform init ended with ${code}` };
}
