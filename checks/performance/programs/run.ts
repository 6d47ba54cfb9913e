// The measured process: it loads one program, synthesizes what it is told to, and prints what each took.
import type { TerraformStack } from 'cdktf';
import { between, usage } from './usage';

const [program, outdir, stacks, registrations] = process.argv.slice(2);

const started = usage();
const { define } = require(`./${program}`) as { define: (stack: TerraformStack, clients: string[]) => void };
const cdktf = require('cdktf') as typeof import('cdktf');
const imported = usage();

const perStack = Number(registrations) / Number(stacks);
const app = new cdktf.App({ outdir });
for (let stack = 0; stack < Number(stacks); stack++) {
  const clients = Array.from({ length: perStack }, (_, index) => `client-${stack * perStack + index}`);
  define(new cdktf.TerraformStack(app, `stack-${stack}`), clients);
}
if (perStack > 0) app.synth();
console.log(JSON.stringify({ import: between(started, imported), synth: between(imported, usage()) }));
