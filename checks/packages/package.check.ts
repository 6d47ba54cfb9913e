import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { packedLibrary, REPOSITORY } from '../support/packed';
import { must } from './support/jsii-pacmak';

const LIMIT_BYTES = 200_000;

/** What a consumer runs, compiles against, reads, or needs for another language. */
const WANTED = [
  /^lib\/.+\.(js|d\.ts)$/,
  /^\.jsii$/,
  /^package\.json$/,
  /^(README|API|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^docs\/.+\.md$/,
];

test('the package is smaller than 200 kB', () => {
  const { size } = statSync(packedLibrary());
  assert.ok(size < LIMIT_BYTES, `it has ${size} bytes`);
});

test('the package holds what a consumer needs, and nothing else', async () => {
  const files = (await must('tar', ['--list', '--file', packedLibrary()], REPOSITORY)).trim().split('\n');
  const wanted = WANTED.map((pattern) => files.filter((file) => pattern.test(file.replace('package/', ''))));
  assert.deepEqual(files.sort(), wanted.flat().sort());
  assert.ok(
    wanted.every(({ length }) => length > 0),
    'each pattern matches a file',
  );
});
