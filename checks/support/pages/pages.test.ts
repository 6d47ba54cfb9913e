import { withPart } from './part';
import { table } from './table';

test('a table has numbers to the right, and text to the left', () => {
  const rows = [
    ['import', '1.05 (1.02–1.07)', 1234],
    ['synthesis', '99.0 %', 5],
  ];
  expect(table(['of', 'ratio', 'runs'], rows)).toBe(
    '| of | ratio | runs |\n| - | -: | -: |\n| import | 1.05 (1.02–1.07) | 1,234 |\n| synthesis | 99.0 % | 5 |',
  );
});

describe('a part of a page', () => {
  const page = 'before\n<!-- least -->\n\nold\n\n<!-- /least -->\nafter\n';

  test('is replaced, and the rest stays', () => {
    expect(withPart(page, 'least', 'new')).toBe('before\n<!-- least -->\n\nnew\n\n<!-- /least -->\nafter\n');
  });

  test.each(['most', 'leas'])('without a place on the page is an error: %s', (part) => {
    expect(() => withPart(page, part, 'new')).toThrow(`the page has no place for ${part}`);
  });
});
