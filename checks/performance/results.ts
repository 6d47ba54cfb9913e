import type { Consumer, ProgramName } from './consumer';
import { type Run, runProgram, type Shape, terraformOf, typeCheck } from './measure';
import { profileSynthesis, type Shares } from './profile';
import type { Usage } from './programs/usage';
import { type Effort, interleave, type Passes } from './rounds';
import { assertSameTerraform } from './same-terraform';

/** How much of each is measured. */
export interface Plan {
  /** How often all of it is measured, from the first part to the last. */
  readonly passes: number;
  /** Of each pass, as are those below. */
  readonly import: Effort;
  readonly synth: (Shape & Effort)[];
  /** How many registrations are synthesized under the profiler. */
  readonly profile: number;
  readonly typeCheck: Effort;
}

export interface Synthesis extends Shape {
  readonly passes: Passes<Run>;
  /** Of the Terraform JSON of all stacks. */
  readonly bytes: Bytes;
}

export interface Results {
  readonly import: Passes<Run>;
  readonly synth: Synthesis[];
  readonly profile: { readonly registrations: number; readonly passes: Shares[] };
  readonly typeCheck: Passes<Usage>;
}

type Bytes = { readonly [program in ProgramName]?: number };

const NOTHING: Shape = { stacks: 1, registrations: 0 };

/** Measures everything in passes, when the programs have shown that they write the same Terraform. */
export function measureAll(consumer: Consumer, plan: Plan, tell: (progress: string) => void): Results {
  const load = (program: ProgramName) => runProgram(consumer, program, NOTHING);
  tell('the same Terraform');
  interleave({ ...plan.import, rounds: 1 }, load); // reads from the disk what the next ones find in memory
  const bytes = plan.synth.map((part) => compare(consumer, part));

  const passes = Array.from({ length: plan.passes }, (_, index) => {
    const within = (part: string) => tell(`pass ${index + 1} of ${plan.passes}: ${part}`);
    within('import');
    const imports = interleave(plan.import, load);
    const synth = plan.synth.map((part) => {
      within(`synthesis of ${part.registrations} in ${part.stacks === 1 ? 'one stack' : `${part.stacks} stacks`}`);
      return interleave(part, (program) => runProgram(consumer, program, part));
    });
    within('profile');
    const profile = profileSynthesis(consumer, plan.profile);
    within('type check');
    return { imports, synth, profile, checks: interleave(plan.typeCheck, (program) => typeCheck(consumer, program)) };
  });

  return {
    import: passes.map(({ imports }) => imports),
    synth: plan.synth.map(({ stacks, registrations }, part) => ({
      stacks,
      registrations,
      passes: passes.map(({ synth }) => synth[part]),
      bytes: bytes[part],
    })),
    profile: { registrations: plan.profile, passes: passes.map(({ profile }) => profile) },
    typeCheck: passes.map(({ checks }) => checks),
  };
}

/** Asserts that the programs that are going to run write the same Terraform, and tells how long it is. */
function compare(consumer: Consumer, part: Shape & Effort): Bytes {
  const [first] = interleave({ ...part, rounds: 1 }, (program) => {
    runProgram(consumer, program, part);
    return terraformOf(consumer, program);
  });
  const { library = [] } = first;
  for (const stacks of Object.values(first)) {
    for (const [index, stack] of stacks.entries()) assertSameTerraform(stack, library[index]);
  }
  return Object.fromEntries(
    Object.entries(first).map(([program, texts]) => [program, Buffer.byteLength(texts.join(''))]),
  );
}
