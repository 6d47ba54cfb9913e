import { readFileSync, writeFileSync } from 'node:fs';
import { parity, UNWITNESSED } from './parity';

const PAGE = 'local-azure/PARITY.md';
const { page, routes, unspoken, witnessed } = parity();

// `UPDATE_WITNESSES=1 npm test -- test/parity` writes both.
test('PARITY.md is what the code answers and the suites witness', () => {
  if (process.env.UPDATE_WITNESSES === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test('README.md has the count', () => {
  const count = `${witnessed.length} of ${routes.length} routes`;
  expect(readFileSync('local-azure/README.md', 'utf8')).toContain(count);
});

test('each route has a witness that we did not write, or a reason why it has none', () => {
  const without = routes.filter((route) => !witnessed.includes(route));
  expect(without.sort()).toEqual(Object.keys(UNWITNESSED).sort());
});

test('users sign in by each flow in JavaScript, Python and Go', () => {
  expect(unspoken).toEqual([]);
});
