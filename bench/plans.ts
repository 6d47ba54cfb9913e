import type { Plan } from './results';

/** What the documentation shows: some ten minutes. */
export const full: Plan = {
  import: { rounds: 80, seconds: 120, withRoots: 12 },
  synth: [
    { stacks: 1, registrations: 1, rounds: 80, seconds: 60, withRoots: 3 },
    { stacks: 1, registrations: 10, rounds: 30, seconds: 60, withRoots: 3 },
    { stacks: 1, registrations: 100, rounds: 20, seconds: 60, withRoots: 3 },
    { stacks: 1, registrations: 1000, rounds: 11, seconds: 90, withRoots: 2 },
    { stacks: 1, registrations: 5000, rounds: 9, seconds: 240, withRoots: 1 },
    { stacks: 50, registrations: 100, rounds: 20, seconds: 60, withRoots: 3 },
  ],
  profile: 1000,
  typeCheck: { rounds: 7, seconds: 60, withRoots: 3 },
};

/** A smoke run. */
export const quick: Plan = {
  import: { rounds: 2, seconds: 10, withRoots: 1 },
  synth: [
    { stacks: 1, registrations: 1, rounds: 1, seconds: 10, withRoots: 0 },
    { stacks: 1, registrations: 4, rounds: 1, seconds: 10, withRoots: 0 },
    { stacks: 2, registrations: 4, rounds: 1, seconds: 10, withRoots: 0 },
  ],
  profile: 10,
  typeCheck: { rounds: 1, seconds: 10, withRoots: 0 },
};
