import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/robustness.md';

/** Writes a part of the page anew. */
export function write(part: string, text: string): void {
  writeFileSync(PAGE, withPart(readFileSync(PAGE, 'utf8'), part, text));
}

/** A page with a part of it written anew: what stands between its two marks. */
export function withPart(page: string, part: string, text: string): string {
  const [begin, end] = [`<!-- ${part} -->\n`, `<!-- /${part} -->`];
  const [from, to] = [page.indexOf(begin) + begin.length, page.indexOf(end)];
  if (!page.includes(begin) || to < from) throw new Error(`the page has no place for ${part}`);
  return `${page.slice(0, from)}\n${text}\n\n${page.slice(to)}`;
}

/** A table in Markdown, with numbers to the right. */
export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`;
  const isNumber = (column: number) => rows.every((row) => /^\d/.test(String(row[column])));
  return [line(head), line(head.map((_, column) => (isNumber(column) ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

const cell = (value: string | number) => (typeof value === 'number' ? value.toLocaleString('en-US') : value);
