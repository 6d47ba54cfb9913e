import { table } from '../../../tools/pages/table';
import { agreement, agreementSection } from '../agreement';

const page = (rows: string[][], target = '1.05 ± 0.01') => `# Performance

## Targets

${table(['library', 'measured'], [['import', target]])}

## Import

Text with 1.00 ± 0.01 in it.

${table(['registrations', 'CPU, ms', '÷ (a)', 'rounds'], rows)}

## How it was measured

With care.
`;

describe('a rerun agrees', () => {
  test('when each figure is within the margin that the run before stated, and not its own', () => {
    const before = page([['1,000', '1,910 ± 40', '1.10 ± 0.02', '9']]);
    expect(agreement(before, page([['1,000', '1,950 ± 1', '1.08 ± 0.00', '9']]))).toEqual({ figures: 2, outside: [] });
    expect(agreement(before, page([['1,000', '1,951 ± 99', '1.13 ± 0.09', '9']]))).toEqual({
      figures: 2,
      outside: [
        { of: 'Import: registrations 1,000: CPU, ms', before: '1,910 ± 40', now: '1,951 ± 99' },
        { of: 'Import: registrations 1,000: ÷ (a)', before: '1.10 ± 0.02', now: '1.13 ± 0.09' },
      ],
    });
  });

  test('in what both pages show, whatever the order', () => {
    const before = page([
      ['1', '5 ± 1', '1.1 ± 0.1', '9'],
      ['10', '50 ± 1', '–', '9'],
    ]);
    const now = page([
      ['10', '51 ± 1', '2 ± 0.1', '9'],
      ['1', '5 ± 1', '–', '9'],
    ]);
    expect(agreement(before, now)).toEqual({ figures: 2, outside: [] });
  });

  test('in the targets when in the tables that these repeat, so that no figure counts twice', () => {
    const rows = [['1', '5 ± 1', '1.1 ± 0.1', '9']];
    expect(agreement(page(rows, '1.00 ± 0.01'), page(rows, '2.00 ± 0.01'))).toEqual({ figures: 2, outside: [] });
  });
});

describe('the page tells of a rerun', () => {
  test('how many figures agree', () => {
    expect(agreementSection({ figures: 40, outside: [] })).toContain('Of the 40 figures with a margin, 40 came within');
  });

  test('and each that does not', () => {
    const outside = [{ of: 'Import: CPU', before: '5 ± 1', now: '7 ± 1' }];
    const section = agreementSection({ figures: 40, outside });
    expect(section).toContain('39 came within');
    expect(section).toContain('| Import: CPU | 5 ± 1 | 7 ± 1 |');
  });
});
