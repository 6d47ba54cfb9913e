import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { packedFiles, packedLibrary } from '../support/packed';

const LIMIT_BYTES = 150_000;

/** What a consumer runs, compiles against, reads, or needs for another language. */
const WANTED = [
  /^lib\/.+\.(js|d\.ts)$/,
  /^\.jsii$/,
  /^package\.json$/,
  /^(README|API|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^docs\/.+\.md$/,
];

test('the package is smaller than 150 kB', () => {
  const { size } = statSync(packedLibrary());
  assert.ok(size < LIMIT_BYTES, `it has ${size} bytes`);
});

test('the package holds what a consumer needs, and nothing else', async () => {
  const files = await packedFiles();
  assert.deepEqual(
    files.filter((file) => !WANTED.some((pattern) => pattern.test(file))),
    [],
  );
  for (const pattern of WANTED)
    assert.ok(
      files.some((file) => pattern.test(file)),
      `nothing matches ${pattern}`,
    );
});
