import { exponent, growth } from '../../bench/growth';
import { interleave } from '../../bench/rounds';
import { ratiosOf, spread } from '../../bench/statistics';

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
    const rounds = [
      { library: 11, bare: 10 },
      { library: 110, bare: 100 },
      { library: 33, roots: 1 },
    ];
    expect(ratiosOf(rounds, ['library', 'bare'], (value) => value)).toEqual([1.1, 1.1]);
  });

  test('is told with its quartiles', () => {
    expect(spread([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
  });
});

describe('the exponent of growth', () => {
  test('is that of the power that the values follow', () => {
    expect(exponent([1, 10, 100, 5000].map((size) => [size, 7 * size ** 1.3]))).toBeCloseTo(1.3);
  });

  test('spreads over single runs, and differs by what the library grows faster', () => {
    const sizes = [1, 10, 100].map((registrations) => ({
      stacks: 1,
      registrations,
      bytes: {},
      rounds: [1, 2].map((factor) => ({
        library: taking(factor * registrations ** 1.1),
        bare: taking(factor * registrations),
      })),
    }));
    const { library, bare, difference } = growth(sizes);
    expect(library.median).toBeCloseTo(1.1);
    expect(bare.median).toBeCloseTo(1);
    expect(bare.low).toBeLessThan(bare.high);
    for (const value of Object.values(difference)) expect(value).toBeCloseTo(0.1);
  });
});
