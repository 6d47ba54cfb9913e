type Cell = string | number;

/** A table in Markdown. Columns of numbers are aligned to the right. */
export function table(head: string[], rows: Cell[][]): string {
  const line = (cells: Cell[]) => `| ${cells.map(text).join(' | ')} |`;
  const isNumeric = (column: number) => rows.every((row) => NUMERIC.test(text(row[column])));
  return [line(head), line(head.map((_, column) => (isNumeric(column) ? '---:' : '---'))), ...rows.map(line)].join(
    '\n',
  );
}

/** The tables of a text in Markdown, each as its head and its rows. */
export function tablesOf(text: string): { head: string[]; rows: string[][] }[] {
  const blocks = text.split('\n\n').filter((block) => block.startsWith('|'));
  return blocks.map((block) => {
    const [head, , ...rows] = block.trim().split('\n').map(cellsOf);
    return { head, rows };
  });
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** `1,234`, `99.0 %`, `1.05 ± 0.03`, and the dash that stands for none. */
const NUMERIC = /^(–|-?[\d.,]+( ± [\d.,]+)?( %)?)$/;

const text = (cell: Cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell);
