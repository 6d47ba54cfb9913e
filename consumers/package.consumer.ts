import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { packedLibrary } from './support/packed';

const LIMIT_BYTES = 150_000;

test('the package is smaller than 150 kB', () => {
  assert.ok(statSync(packedLibrary()).size < LIMIT_BYTES);
});
