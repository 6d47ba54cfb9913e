import markdownTable from 'markdown-table';

type Cell = string | number;

/** A table in Markdown. Columns of numbers are aligned to the right. */
export function table(head: string[], rows: Cell[][]): string {
  const texts = rows.map((row) => row.map((cell) => cell.toLocaleString('en-US')));
  const align = head.map((_, column) => (texts.every((row) => NUMERIC.test(row[column])) ? 'r' : ''));
  return markdownTable([head, ...texts], { align, alignDelimiters: false });
}

/** `1,234`, `99.0 %`, `1.05 (1.03–1.07)`, or an empty cell. */
const NUMERIC = /^(-?[\d.,]+( %| \(.+\))?)?$/;
