import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

/** What Terraform says when it is asked for the providers of the bindings; nothing if it has them. */
export async function whyProvidersAreMissing(): Promise<string | undefined> {
  const cwd = mkdtempSync(join(tmpdir(), 'providers-'));
  const required_providers = {
    azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
    azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' },
  };
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
  try {
    const { code, text } = await run('terraform', ['init', '-input=false', '-no-color'], {
      cwd,
      env: { CHECKPOINT_DISABLE: '1' },
    });
    if (code === 0) return undefined;
    return text.split('\n').find((line) => line.includes('Error:')) ?? text.trim().split('\n')[0];
  } catch (error) {
    return (error as Error).message;
  }
}
