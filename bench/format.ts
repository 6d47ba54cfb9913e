import type { Spread } from './statistics';

/** With three digits that count. */
export function number(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded) || 1)));
  return withDecimals(rounded, decimals);
}

/** `1.02 ± 0.03`: the margin rounded up, so that it promises no more than was measured. */
export function ratio({ median, margin }: Spread, decimals = 2): string {
  const rounded = Number(median.toFixed(decimals)) + 0; // a zero has no sign
  return `${rounded.toFixed(decimals)} ± ${roundedUp(margin, 10 ** -decimals).toFixed(decimals)}`;
}

/** `1,910 ± 40`: the margin with as many decimals as the median. */
export function amount({ median, margin }: Spread): string {
  const text = number(median);
  const decimals = text.split('.')[1]?.length ?? 0;
  const unit = decimals > 0 ? 10 ** -decimals : 10 ** Math.max(0, Math.floor(Math.log10(median)) - 2);
  return `${text} ± ${withDecimals(roundedUp(margin, unit), decimals)}`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** To a whole number of units; what floating point adds is none. */
function roundedUp(value: number, unit: number): number {
  return Math.ceil(Number((value / unit).toPrecision(12))) * unit;
}

function withDecimals(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
