import { withPart } from './part';
import { table } from './table';

describe('a table', () => {
  test('has numbers to the right, and text to the left', () => {
    const rows = [
      ['import', '1.05 ± 0.04', '99.0 %', 1234],
      ['synthesis', '–', '100.0 %', 5],
    ];
    expect(table(['of', 'ratio', 'score', 'runs'], rows)).toBe(
      [
        '| of | ratio | score | runs |',
        '| --- | ---: | ---: | ---: |',
        '| import | 1.05 ± 0.04 | 99.0 % | 1,234 |',
        '| synthesis | – | 100.0 % | 5 |',
      ].join('\n'),
    );
  });

  test('takes what only begins with a number for text', () => {
    expect(table(['needs'], [['1.6, not 1.7.0'], ['1.11']])).toContain('| --- |');
  });
});

describe('a part of a page', () => {
  const page = 'before\n<!-- least -->\n\nold\n\n<!-- /least -->\nafter\n';

  test('is written anew, and the rest is left', () => {
    expect(withPart(page, 'least', 'new')).toBe('before\n<!-- least -->\n\nnew\n\n<!-- /least -->\nafter\n');
  });

  test.each(['most', 'leas'])('that the page has no place for is an error: %s', (part) => {
    expect(() => withPart(page, part, 'new')).toThrow(`the page has no place for ${part}`);
  });
});
