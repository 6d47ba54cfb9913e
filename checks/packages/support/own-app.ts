import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { ConsumerApp } from './app';
import { fileOf, programOf, scripts } from './words';

const README = 'README.md';
const [INSTALL, SYNTHESIZE, , , AS_ES_MODULE] = scripts(README, 'In your own app');

/** The program that the README begins with. */
export const PROGRAM = programOf(README, 'cdktf-adt-app-registration');

/** `cdktf init`, without its questions. */
const INIT = [
  'npx cdktf-cli@0.21 init --template=typescript --local --enable-crash-reporting=false',
  '--project-name=twins --project-description=twins --providers',
].join(' ');

/** Makes an app from an empty folder by the words of the README, and synthesizes it; with another package manager, by its words. */
export async function ownApp(words = (text: string) => text, programs?: string): Promise<ConsumerApp> {
  const empty = ConsumerApp.in(temporaryFolder('own-app'));
  await empty.must(words(INSTALL), programs);
  const app = ConsumerApp.in(join(empty.folder, 'twins'));
  app.write('cdktf.json', words(fileOf(README, 'cdktf.json')));
  app.write('.gitignore', fileOf(README, '.gitignore'));
  app.write('main.ts', PROGRAM);
  await app.must(words(SYNTHESIZE), programs);
  return app;
}

/** Makes that app an ES module, by the words of the README, and synthesizes it again. */
export async function makeEsModule(app: ConsumerApp): Promise<void> {
  await app.must(AS_ES_MODULE);
  await app.must(`rm -r cdktf.out\n${SYNTHESIZE}`);
}

/** An app that `cdktf init` makes in a folder, with the library as the README says, and synthesizes. */
export async function useInInitializedApp(app: ConsumerApp): Promise<void> {
  await app.must(INIT);
  const [, ...install] = INSTALL.split('\n');
  await app.must(install.join('\n'));
  app.write('main.ts', PROGRAM);
  await app.must(SYNTHESIZE);
}

/** Turns the words of npm into those of another package manager, by the table of the README. */
export function wordsOf(manager: string): (text: string) => string {
  const row = readFileSync(README, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${manager} |`));
  const [install, npx, cdktf] = [...(row ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word);
  assert.ok(cdktf, `the README has words of ${manager}`);
  return (text) =>
    text.replaceAll(/npx cdktf\b|npx|npm install/g, (word) => ({ 'npm install': install, npx })[word] ?? cdktf);
}
