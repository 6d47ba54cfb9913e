import type { Spread } from './statistics';

/** A table in Markdown: text on the left, numbers on the right. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}`, ...rows.map(line)].join(
    '\n',
  );
}

/** With three digits that count. */
export function number(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded) || 1)));
  return rounded.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** `1.02 (0.99–1.05)`: median and quartiles. */
export function withSpread({ median, low, high }: Spread, decimals = 2): string {
  return `${median.toFixed(decimals)} (${low.toFixed(decimals)}–${high.toFixed(decimals)})`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}
