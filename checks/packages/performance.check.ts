import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REPOSITORY } from '../support/packed';
import { must } from './support/jsii-pacmak';

test('a quick run of the benchmark compares the library with the same resources written by hand', async () => {
  const printed = await must('npx', ['tsx', 'checks/performance/main.ts', '--quick'], REPOSITORY);
  assert.match(printed, /^\| CPU time, 4 registrations \|/m);
  assert.doesNotMatch(printed, /NaN|undefined|Infinity/);
});
