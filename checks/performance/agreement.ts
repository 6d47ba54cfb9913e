import { table, tablesOf } from '../../tools/pages/table';
import type { Spread } from './statistics';

/** Whether a rerun came to what the page of the run before had stated. */
export interface Agreement {
  /** How many figures have a margin on the page before, and are on both. */
  readonly figures: number;
  /** Those that came further from the one before than its margin. */
  readonly outside: { readonly of: string; readonly before: string; readonly now: string }[];
}

/** A figure with a margin, as the page shows it. */
interface Figure extends Spread {
  readonly of: string;
  readonly text: string;
}

/** Compares the page of a rerun with the one before, as a reader would who holds both. */
export function agreement(pageBefore: string, pageNow: string): Agreement {
  const rerun = new Map(figuresOf(pageNow).map((figure) => [figure.of, figure]));
  const pairs = figuresOf(pageBefore).flatMap((before) => {
    const now = rerun.get(before.of);
    return now === undefined ? [] : [{ before, now }];
  });
  const outside = pairs.filter(({ before, now }) => !isWithin(before, now));
  return {
    figures: pairs.length,
    outside: outside.map(({ before, now }) => ({ of: before.of, before: before.text, now: now.text })),
  };
}

/** The section that tells it. */
export function agreementSection({ figures, outside }: Agreement): string {
  const found = `The same was measured right before, on the same machine. Of the ${figures} figures with a margin, ${figures - outside.length} came within what
that run had stated`;
  const rows = outside.map(({ of, before, now }) => [of, before, now]);
  return `
## A rerun

${rows.length === 0 ? `${found}.` : `${found}. These did not:\n\n${table(['', 'stated', 'came to'], rows)}`}
`;
}

/** Within the margin, both taken as they are shown: not more exact than that was anything stated. */
function isWithin(before: Spread, now: Spread): boolean {
  const distance = Math.abs(now.median - before.median);
  return Number(distance.toPrecision(12)) <= before.margin; // without what floating point adds
}

function figuresOf(page: string): Figure[] {
  const sections = page.split(/^## /m).slice(1);
  return sections
    .map((section) => ({ title: section.split('\n', 1)[0], tables: tablesOf(section) }))
    .filter(({ title }) => !SHOWN_AGAIN.includes(title))
    .flatMap(({ title, tables }) =>
      tables.flatMap(({ head, rows }) => rows.flatMap((row) => figuresOfRow(title, head, row))),
    );
}

/** Sections whose figures are those of other ones. */
const SHOWN_AGAIN = ['Targets', 'A rerun'];

function figuresOfRow(title: string, head: string[], row: string[]): Figure[] {
  const figures = row.map((cell) => FIGURE.exec(cell));
  const leading = row.slice(
    0,
    figures.findIndex((figure) => figure !== null),
  );
  const what = leading.map((cell, column) => (/^[\d,]+$/.test(cell) ? `${head[column]} ${cell}` : cell));
  return figures.flatMap((figure, column) =>
    figure === null
      ? []
      : [
          {
            of: [title, ...what, head[column]].join(': '),
            text: row[column],
            median: number(figure[1]),
            margin: number(figure[2]),
          },
        ],
  );
}

/** `1,910 ± 40`, `35 ± 1 %`. */
const FIGURE = /^(-?[\d.,]+) ± ([\d.,]+)/;

const number = (text: string) => Number(text.replaceAll(',', ''));
