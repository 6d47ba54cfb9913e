import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string) => readFileSync(file, 'utf8');

const PAGE = read('docs/troubleshooting.md');

const SCENARIOS = readdirSync('checks/e2e')
  .filter((file) => file.endsWith('.e2e.ts'))
  .map((file) => read(`checks/e2e/${file}`))
  .join('\n');

/** Where Microsoft's clients sign in people. */
const SIGN_INS = ['clients', 'browser'].map((of) => read(`local-azure/test/people-${of}.test.ts`)).join('\n');

const PEOPLE = PAGE.split('### When people sign in')[1].split(/^##/m)[0];

test('what a heading quotes, and its section calls tried, is printed in a scenario', () => {
  const quoted = PAGE.split(/^(?=### )/m)
    .filter((section) => section.includes('*tried*'))
    .map((section) => [...section.split('\n')[0].matchAll(/`([^`…]+)/g)].map(([, quote]) => quote.trim()))
    .filter((quotes) => quotes.length > 0);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((quotes) => !quotes.some((quote) => SCENARIOS.includes(quote)))).toEqual([]);
});

/** Of the codes that a page calls tried, those that no test names. */
function untried(page: string, tests: string): string[] {
  const codes = [...page.matchAll(/^\| (AADSTS[^|]+)\(\*tried\*\) \|/gm)].flatMap(
    ([, row]) => row.match(/\d{5,}/g) ?? [],
  );
  expect(codes.length).toBeGreaterThan(5);
  return codes.filter((code) => !new RegExp(`\\b(AADSTS)?${code}\\b`).test(tests));
}

test('a code that is called tried is what a client is refused with in a scenario', () => {
  expect(untried(PAGE.replace(PEOPLE, ''), SCENARIOS)).toEqual([]);
});

test('a code that is called tried where people sign in is what a client of Microsoft hears', () => {
  expect(untried(PEOPLE, SIGN_INS)).toEqual([]);
});

test('each code with which the local Azure refuses people has a row, but for those of requests that no library sends', () => {
  const errors = read('local-azure/src/sign-in/errors.ts');
  const codes = [...errors.matchAll(/entraError\(\s*(\d+),/g)].map(([, code]) => code);
  const byHand = ['16000', '50089', '50147', '501481', '501491', '70005', '70007', '90100'];
  const rows = PEOPLE.match(/^\| AADSTS[^|]+/gm)?.join() ?? '';
  const without = [...new Set(codes)].filter((code) => !new RegExp(`\\b(AADSTS)?${code}\\b`).test(rows));
  expect(without.sort()).toEqual(byHand);
});

test('the prop, the example and the page say that a browser cannot call an instance', () => {
  const prop = read('API.md').split('##### `spaRedirectUris`')[1].split('#####')[0];
  const silent = [prop, read('examples/web-app/README.md'), PAGE].filter(
    (text) => !text.includes('does not support CORS'),
  );
  expect(silent).toEqual([]);
});
