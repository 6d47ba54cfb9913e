import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../support/packed';
import { writePart } from '../support/pages/part';
import { MeasuredApp } from './app';
import { figures } from './figures';
import { measure, type Size } from './measure';

const FULL: Size[] = [
  { registrations: 1, rounds: 40, withRoots: 8 },
  { registrations: 100, rounds: 24, withRoots: 6 },
  { registrations: 1_000, rounds: 12, withRoots: 4 },
  { registrations: 5_000, rounds: 8, withRoots: 2 },
];

/** A smoke run, which writes no page. */
const QUICK: Size[] = [
  { registrations: 1, rounds: 2, withRoots: 1 },
  { registrations: 4, rounds: 2, withRoots: 1 },
];

function main(quick: boolean): void {
  const app = new MeasuredApp();
  const sizes = (quick ? QUICK : FULL).map((size) => measure(app, size));
  const part = `${figures(sizes)}\n\n${machine()}`;
  console.log(part);
  if (!quick) writePart('docs/performance.md', 'figures', part);
}

/** Where and with what was measured. */
function machine(): string {
  const versions = ['cdktf', 'constructs', '@cdktf/provider-azuread', '@cdktf/provider-azurerm'].map((name) => {
    const manifest = join(REPOSITORY, 'node_modules', name, 'package.json');
    return `${name} ${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
  });
  const [{ model }] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  return `${cpus().length} cores (${model.trim()}), ${memory}, ${platform()} ${arch()}; Node.js ${process.versions.node}, ${versions.join(', ')}.`;
}

main(process.argv.includes('--quick'));
