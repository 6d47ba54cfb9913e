import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string) => readFileSync(file, 'utf8');

const PAGE = read('docs/troubleshooting.md');

const SCENARIOS = readdirSync('checks/e2e')
  .filter((file) => file.endsWith('.e2e.ts'))
  .map((file) => read(`checks/e2e/${file}`))
  .join('\n');

test('what a heading quotes, and its section calls tried, is printed in a scenario', () => {
  const quoted = PAGE.split(/^(?=### )/m)
    .filter((section) => section.includes('*tried*'))
    .map((section) => [...section.split('\n')[0].matchAll(/`([^`…]+)/g)].map(([, quote]) => quote.trim()))
    .filter((quotes) => quotes.length > 0);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((quotes) => !quotes.some((quote) => SCENARIOS.includes(quote)))).toEqual([]);
});

test('a code that is called tried is what a client is refused with in a scenario', () => {
  const rows = [...PAGE.matchAll(/^\| (AADSTS[^|]+)\(\*tried\*\) \|/gm)].map(([, row]) => row);
  const codes = rows.flatMap((row) => row.match(/\d{5,}/g) ?? []);
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !new RegExp(`\\b(AADSTS)?${code}\\b`).test(SCENARIOS))).toEqual([]);
});

test('the prop, the example and the page say that a browser cannot call an instance', () => {
  const prop = read('API.md').split('##### `spaRedirectUris`')[1].split('#####')[0];
  const silent = [prop, read('examples/web-app/README.md'), PAGE].filter(
    (text) => !text.includes('does not support CORS'),
  );
  expect(silent).toEqual([]);
});
