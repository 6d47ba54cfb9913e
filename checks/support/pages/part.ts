import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces a part of a page. */
export function writePart(page: string, part: string, text: string): void {
  writeFileSync(page, withPart(readFileSync(page, 'utf8'), part, text));
}

/** The page with the text between two marks replaced. */
export function withPart(page: string, part: string, text: string): string {
  const [begin, end] = [`<!-- ${part} -->\n`, `<!-- /${part} -->`];
  const [from, to] = [page.indexOf(begin) + begin.length, page.indexOf(end)];
  if (!page.includes(begin) || to < from) throw new Error(`the page has no place for ${part}`);
  return `${page.slice(0, from)}\n${text}\n\n${page.slice(to)}`;
}
