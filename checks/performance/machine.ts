import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';

/** Where and with what was measured, as lines of a list. */
export function machine(loadBefore: number[]): string[] {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const versions = ['cdktf', 'constructs', '@cdktf/provider-azuread', '@cdktf/provider-azurerm', 'typescript'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  const load = [loadBefore, loadavg()].map(([lastMinute]) => lastMinute.toFixed(1));
  return [
    `${cpus().length} cores (${model.trim()}), ${gigabytes} GB of memory, ${platform()} ${arch()}`,
    `Node.js ${process.versions.node}`,
    versions.join(', '),
    `load of the machine, this benchmark included: ${load[0]} at the start, ${load[1]} at the end`,
  ];
}

function versionOf(name: string): string {
  const manifest = join(__dirname, '../../node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
