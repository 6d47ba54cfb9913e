// The measured process: it loads one program, synthesizes, and prints what the whole of it took.
import type { define as Define } from './library';

const [program, registrations, outdir] = process.argv.slice(2);
const { define } = require(`./${program}`) as { define: typeof Define };
const { App, TerraformStack } = require('cdktf') as typeof import('cdktf');

const app = new App({ outdir });
const clients = Array.from({ length: Number(registrations) }, (_, index) => `client-${index}`);
define(new TerraformStack(app, 'registrations'), clients);
app.synth();

const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }));
