import type { Consumer, ProgramName } from './consumer';
import { type Run, runProgram, type Shape, terraformOf, typeCheck } from './measure';
import { profileSynthesis } from './profile';
import type { Usage } from './programs/usage';
import { type Effort, interleave, type Round } from './rounds';
import { assertSameTerraform } from './same-terraform';

/** How much of each is measured. */
export interface Plan {
  readonly import: Effort;
  readonly synth: (Shape & Effort)[];
  /** How many registrations are synthesized under the profiler. */
  readonly profile: number;
  readonly typeCheck: Effort;
}

export interface Synthesis extends Shape {
  readonly rounds: Round<Run>[];
  /** Of the Terraform JSON of all stacks. */
  readonly bytes: { readonly [program in ProgramName]?: number };
}

export interface Results {
  readonly import: Round<Run>[];
  readonly synth: Synthesis[];
  readonly profile: { readonly registrations: number; readonly shares: Map<string, number> };
  readonly typeCheck: Round<Usage>[];
}

const NOTHING: Shape = { stacks: 1, registrations: 0 };

export function measureAll(consumer: Consumer, plan: Plan, tell: (progress: string) => void): Results {
  const load = (program: ProgramName) => runProgram(consumer, program, NOTHING);
  tell('import');
  interleave({ ...plan.import, rounds: 1, withRoots: 0 }, load); // reads from the disk what the next ones find in memory
  const imports = interleave(plan.import, load);
  const synth = plan.synth.map((part) => {
    tell(`synthesis of ${part.registrations} in ${part.stacks === 1 ? 'one stack' : `${part.stacks} stacks`}`);
    return synthesize(consumer, part);
  });
  tell('profile');
  const profile = { registrations: plan.profile, shares: profileSynthesis(consumer, plan.profile) };
  tell('type check');
  const checks = interleave(plan.typeCheck, (program) => typeCheck(consumer, program));
  return { import: imports, synth, profile, typeCheck: checks };
}

/** Measures the synthesis of one shape, when the programs have shown that they write the same Terraform. */
function synthesize(consumer: Consumer, { stacks, registrations, ...effort }: Shape & Effort): Synthesis {
  const shape = { stacks, registrations };
  const [first] = interleave({ ...effort, rounds: 1 }, (program) => {
    runProgram(consumer, program, shape);
    return terraformOf(consumer, program);
  });
  const { library = [] } = first;
  for (const stacksOfProgram of Object.values(first)) {
    for (const [index, stack] of stacksOfProgram.entries()) assertSameTerraform(stack, library[index]);
  }
  const bytes = Object.entries(first).map(([program, texts]) => [program, Buffer.byteLength(texts.join(''))]);
  const rounds = interleave(effort, (program) => runProgram(consumer, program, shape));
  return { ...shape, rounds, bytes: Object.fromEntries(bytes) };
}
