import { spawnSync } from 'node:child_process';
import { tasks } from '../../.projen/tasks.json';

const CHECK = 'tools/requirements/cdktf.cjs';

/** Whether the CLI of cdktf would start on a version of Node.js: the status, and all that is printed. */
function onNode(version: string): [status: number | null, printed: string] {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const program = `${pretend}; process.argv = ['', '', 'npm', 'run', 'synth']; require('./${CHECK}');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--eval', program], { encoding: 'utf8' });
  return [status, stdout + stderr];
}

test.each(['20.9.0', '20.20.2', '22.0.0', '22.21.1'])('cdktf starts on Node.js %s', (version) => {
  expect(onNode(version)).toEqual([0, '']);
});

test.each(['18.20.8', '20.8.1', '21.7.3', '23.11.0', '24.21.0'])('on Node.js %s one line names the fix', (version) => {
  const line = `cdktf's CLI needs Node.js 22, or 20.9 or newer of 20, and this is ${version}. Try: npx --package=node@22 -- npm run synth`;
  expect(onNode(version)).toEqual([1, `${line}\n`]);
});

test.each([
  ['synth', 'cdktf synth'],
  ['demo', 'tsx checks/e2e/demo.ts'],
] as const)('npm run %s asks for the version before it starts anything', (name, program) => {
  const steps = tasks[name].steps.map(({ exec }: { exec?: string }) => exec);
  expect(steps.slice(0, 2)).toEqual([`node ${CHECK} npm run ${name}`, program]);
});

test('npm run demo without terraform says so in one line, before anything starts', () => {
  const args = ['--import', 'tsx', 'checks/e2e/demo.ts'];
  const env = { ...process.env, PATH: __dirname };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  const needs =
    'The demo needs Terraform 1.5 or newer (https://developer.hashicorp.com/terraform/install), and its providers azuread and azurerm';
  expect([status, stdout, stderr]).toEqual([1, '', `${needs}: terraform is not on the PATH\n`]);
});
