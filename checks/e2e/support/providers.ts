import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';

const REQUIRED = {
  azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
  azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' },
};

/** What an engine says when it is asked for the providers of the bindings; nothing if it has them. */
export function whyProvidersAreMissing(program = 'terraform'): string | undefined {
  const cwd = temporaryFolder('providers');
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: REQUIRED } }));
  const { status, stdout, stderr, error } = spawnSync(program, ['init', '-input=false', '-no-color'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  });
  if (error) return `${program} is not on the PATH`;
  if (status === 0) return undefined;
  const text = `${stdout}${stderr}`;
  return text.split('\n').find((line) => line.includes('Error:')) ?? text.trim().split('\n')[0];
}
