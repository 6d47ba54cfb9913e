import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { run } from './support/terraform';

/** Every scenario waits far more than it works: the stock providers sleep for minutes. */
const AT_ONCE = 6;

const FILES = readdirSync(__dirname)
  .filter((file) => file.endsWith('.e2e.ts') && file.includes(process.argv[2] ?? ''))
  .map((file) => join(__dirname, file));

async function main(): Promise<void> {
  const missing = await whyProvidersAreMissing();
  if (missing) {
    const required = process.env.E2E_REQUIRED === '1';
    console.log(`e2e: terraform cannot install the stock providers here: ${missing}`);
    console.log(`0 passed, ${required ? FILES.length : 0} failed, ${required ? 0 : FILES.length} skipped`);
    process.exitCode = required ? 1 : 0;
    return;
  }

  let passed = 0;
  let failed = 0;
  const stream = runTests({ files: FILES, concurrency: AT_ONCE });
  stream.on('test:pass', ({ name, nesting, details }) => {
    if (details.type === 'suite' || nesting === 0) return;
    passed += 1;
    console.log(`  ok  ${seconds(details.duration_ms)}  ${name}`);
  });
  stream.on('test:fail', ({ name, details }) => {
    if (details.type === 'suite' || name.endsWith('.e2e.ts')) return;
    failed += 1;
    console.log(`FAIL  ${seconds(details.duration_ms)}  ${name}\n${details.error.cause ?? details.error}`);
  });
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  for await (const _ of stream) {
    // read to its end
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
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

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;

void main();
