import type { Plan } from './results';

/** What the documentation shows: ten to thirty minutes, as fast as the machine is. */
export const full: Plan = {
  passes: 5,
  import: { rounds: 24, seconds: 30, withRoots: 2 },
  synth: [
    { stacks: 1, registrations: 1, rounds: 24, seconds: 30, withRoots: 1 },
    { stacks: 1, registrations: 10, rounds: 10, seconds: 30, withRoots: 1 },
    { stacks: 1, registrations: 100, rounds: 6, seconds: 30, withRoots: 1 },
    { stacks: 1, registrations: 1000, rounds: 4, seconds: 60, withRoots: 1 },
    { stacks: 1, registrations: 5000, rounds: 2, seconds: 90, withRoots: 1 },
    { stacks: 50, registrations: 100, rounds: 6, seconds: 30, withRoots: 1 },
  ],
  profile: 1000,
  typeCheck: { rounds: 3, seconds: 30, withRoots: 1 },
};

/** A smoke run. */
export const quick: Plan = {
  passes: 2,
  import: { rounds: 1, seconds: 10, withRoots: 1 },
  synth: [
    { stacks: 1, registrations: 1, rounds: 1, seconds: 10, withRoots: 0 },
    { stacks: 1, registrations: 4, rounds: 1, seconds: 10, withRoots: 0 },
    { stacks: 2, registrations: 4, rounds: 1, seconds: 10, withRoots: 0 },
  ],
  profile: 10,
  typeCheck: { rounds: 1, seconds: 10, withRoots: 0 },
};
