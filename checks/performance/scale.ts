/** Where on the paper a value stands. */
export type Scale = (value: number) => number;

type Range = readonly [from: number, to: number];

export function linear([low, high]: Range, [from, to]: Range): Scale {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

export function logarithmic([low, high]: Range, range: Range): Scale {
  const scale = linear([Math.log(low), Math.log(high)], range);
  return (value) => scale(Math.log(value));
}

/** The powers of ten within a range. */
export function decades([low, high]: Range): number[] {
  const first = Math.ceil(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

/** Multiples of a step that enclose the values. */
export function steps(values: number[], step: number): number[] {
  const low = Math.floor(Math.min(...values) / step);
  const high = Math.ceil(Math.max(...values) / step);
  return Array.from({ length: high - low + 1 }, (_, index) => (low + index) * step);
}
