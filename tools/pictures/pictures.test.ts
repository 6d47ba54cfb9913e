import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents } from '../../checks/support/markdown';

const FOLDER = join('docs', 'pictures');

const SHOWN = documents().flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/!\[(.*?)\]\((.*?)\)/g)].map(([, alt, file]) => ({
    alt,
    file: join(dirname(document), file),
  })),
);

test('each picture of the documentation is told in words, and each that there is is shown', () => {
  expect(SHOWN.filter(({ alt }) => alt.split(' ').length < 8)).toEqual([]);
  const shown = new Set(SHOWN.map(({ file }) => file));
  expect([...shown].sort()).toEqual(readdirSync(FOLDER).map((file) => join(FOLDER, file)));
});

describe('the picture of the demo', () => {
  const picture = readFileSync(join(FOLDER, 'demo.svg'), 'utf8');

  test('shows the steps that the demo takes, in their order', () => {
    const steps = [...readFileSync('checks/e2e/demo.ts', 'utf8').matchAll(/this\.step\('([^']+)'/g)].map(
      ([, step]) => step,
    );
    const shown = [...picture.matchAll(/>ok +\d+ s {2}([^<]+)</g)].map(([, step]) => step);
    expect(shown).toEqual(steps);
  });

  test('does not show the key to the portal', () => {
    expect([...picture.matchAll(/http:\/\/[^<]*/g)].map(([address]) => address)).toContainEqual(
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/…\/$/),
    );
    expect(picture).not.toMatch(/[\w-]{32}/);
  });
});
