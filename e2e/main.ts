import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './support/run';
import { files, runSuite } from './support/suite';

/** Every scenario waits far more than it works: the stock providers sleep for minutes. */
const AT_ONCE = 6;

async function main(): Promise<void> {
  const missing = await whyProvidersAreMissing();
  if (missing) {
    console.log(`e2e: terraform cannot install the stock providers here: ${missing}`);
    process.env.E2E_ONLY_COUNT = '1';
  }
  await runSuite(files(__dirname, '.e2e.ts', process.argv[2]), {
    atOnce: AT_ONCE,
    required: process.env.E2E_REQUIRED === '1',
  });
}

/** What Terraform says when it is asked for the providers of the bindings; nothing if it has them. */
async function whyProvidersAreMissing(): Promise<string | undefined> {
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

void main();
