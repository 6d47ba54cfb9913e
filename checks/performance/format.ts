import type { Spread } from './statistics';

/** `1.02 ± 0.03`. */
export function ratio(spread: Spread, decimals = 2): string {
  return rounded(spread, decimals);
}

/** `1,910 ± 40`: of the median, three digits count. */
export function amount(spread: Spread): string {
  const median = Number(spread.median.toPrecision(3));
  return rounded(spread, 2 - Math.floor(Math.log10(Math.abs(median) || 1)));
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** To so many decimals, to tens and hundreds if they are negative. The margin is rounded up: it promises no more than was measured. */
function rounded({ median, margin }: Spread, decimals: number): string {
  const unit = 10 ** -decimals;
  const shown = Math.max(0, decimals);
  const text = (units: number) => {
    const value = units * unit + 0; // a zero has no sign
    return value.toLocaleString('en-US', { minimumFractionDigits: shown, maximumFractionDigits: shown });
  };
  const marginInUnits = Number((margin / unit).toPrecision(12)); // without what floating point adds
  return `${text(Math.round(median / unit))} ± ${text(Math.ceil(marginInUnits))}`;
}
