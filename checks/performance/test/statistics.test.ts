import { mean } from 'simple-statistics';
import { exponent, growth } from '../growth';
import { interleave } from '../rounds';
import { ratiosOf, spread, withMargin } from '../statistics';

const taking = (cpuMs: number) => {
  const usage = { cpuMs, wallMs: cpuMs, peakMb: 1 };
  return { import: usage, synth: usage };
};

describe('rounds', () => {
  const effort = { rounds: 6, seconds: 60, withRoots: 6 };

  test('begin with each program equally often, and the first with one that chance chose', () => {
    const order: string[] = [];
    interleave(
      effort,
      (program) => order.push(program),
      () => 0.5,
    );
    const first = order.filter((_, index) => index % 3 === 0);
    expect(first).toEqual(['bare', 'roots', 'library', 'bare', 'roots', 'library']);
  });

  test('leave out the program that takes so long, when it has run often enough', () => {
    const rounds = interleave({ ...effort, withRoots: 2 }, () => 1);
    expect(rounds.map((round) => Object.keys(round).length)).toEqual([3, 3, 2, 2, 2, 2]);
  });

  test('end when the time is up, but not before one is done', () => {
    expect(interleave({ ...effort, seconds: 0 }, () => 1)).toHaveLength(1);
  });
});

describe('a ratio', () => {
  test('is of two runs in one round, so that what slows a round down has no effect', () => {
    const passes = [
      [
        { library: 11, bare: 10 },
        { library: 110, bare: 100 },
      ],
      [
        { library: 33, roots: 1 },
        { library: 12, bare: 10 },
      ],
    ];
    expect(ratiosOf(passes, ['library', 'bare'], (value) => value)).toEqual([[1.1, 1.1], [1.2]]);
  });

  test('has no pass in which one of the two did not run', () => {
    const passes = [[{ library: 11, bare: 10 }], [{ library: 33, roots: 1 }]];
    expect(ratiosOf(passes, ['library', 'bare'], (value) => value)).toEqual([[1.1]]);
  });
});

describe('the margin of a median', () => {
  test('comes from how far the medians of the passes are apart, and not from single runs', () => {
    expect(spread([[1, 2, 9], [2], [-5, 2, 3]])).toEqual({ median: 2, margin: 0 });
    expect(spread([[1], [2], [3]]).margin).toBeCloseTo(4.303 * Math.sqrt(2 / 3));
  });

  test('holds the value of a rerun 19 times out of 20', () => {
    const chance = seeded(7);
    const measure = () => {
      const passes = Array.from({ length: 5 }, () => normal(chance));
      return withMargin(mean(passes), passes);
    };
    const reruns = Array.from({ length: 4000 }, () => {
      const { median, margin } = measure();
      return Math.abs(measure().median - median) <= margin ? 1 : 0;
    });
    expect(mean(reruns)).toBeCloseTo(0.95, 1.5);
  });

  test('is unknown from one pass alone, and told as none', () => {
    expect(withMargin(1.05, [1.05]).margin).toBe(0);
  });
});

describe('the exponent of growth', () => {
  test('is that of the power that the values follow', () => {
    expect(exponent([1, 10, 100, 5000].map((size) => [size, 7 * size ** 1.3]))).toBeCloseTo(1.3);
  });

  test('has the margin of its passes, and differs by what the library grows faster', () => {
    const sizes = [1, 10, 100].map((registrations) => ({
      stacks: 1,
      registrations,
      bytes: {},
      passes: [0, 0.2].map((more) => [
        { library: taking(registrations ** (1.1 + more)), bare: taking(registrations ** (1 + more)) },
      ]),
    }));
    const { library, bare, difference } = growth(sizes);
    expect(library.median).toBeGreaterThan(1.1);
    expect(library.median).toBeLessThan(1.3);
    expect(bare.margin).toBeCloseTo(12.706 * 0.2 * Math.SQRT1_2);
    expect(difference.median).toBeCloseTo(0.1);
    expect(difference.margin).toBeCloseTo(0);
  });
});

/** Numbers between 0 and 1 that are the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
}

/** A normally distributed number, after Box and Muller. */
function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
}
