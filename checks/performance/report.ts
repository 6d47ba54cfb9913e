import { count } from './format';
import type { Results } from './results';
import type { Passes } from './rounds';
import * as tables from './tables';

/** The page that tells the results. Every number in it was measured. */
export function report(results: Results, conditions: string[]): string {
  return `# Performance

What the library costs over the same resources written by hand. \`npm run bench\` measures it, in ten to thirty minutes, and writes this
page and its plot. Three programs make the same registrations, each of an application, its service principal, a client secret
and a role assignment. That their Terraform is the same is asserted first.

| program | makes them by |
|---|---|
| library | \`AdtAppRegistration\`, as the README shows it |
| (a) | bare bindings, imported deep: \`@cdktf/provider-azuread/lib/application\` |
| (b) | the same, imported from their roots, as most code does: \`@cdktf/provider-azuread\` |

A ratio is the median of pairs of runs, one right after the other. Everything is measured in ${results.import.length} passes, from the first part to the
last. After ± stands how far from it a rerun on the same machine comes, 19 times out of 20: Student's t, from the medians of the
passes.

## Targets

${tables.targetTable(results)}

[Decision 16](adr/0016-one-file.md) tells what was mended for them, and what a miss is made of.

## Import

${tables.importTable(results)}

## Synthesis

![CPU time of synthesis by number of registrations in one stack, and its ratio to bare bindings](pictures/performance.svg)

${tables.synthesisTable(results)}

The CPU time of one stack grows like a power of the number of registrations. Fitted to all its sizes:

${tables.growthTable(results)}

A profile of one synthesis of ${count(results.profile.registrations)} registrations by the library, without the import:

${tables.profileTable(results)}

## Type check

\`tsc --noEmit\` of a project with one of the programs, strict, with \`skipLibCheck\`.

${tables.typeCheckTable(results)}

## Size of the Terraform JSON

${tables.sizeTable(results)}

The difference is in names alone: those of a construct in a construct are longer, and end with a hash.

## How it was measured

${conditions.map((line) => `- ${line}`).join('\n')}
- in each pass ${roundsOf(results.import)} of the import, ${roundsOf(results.typeCheck)} of the type check

Each run is a process of its own that loads compiled JavaScript. It tells the CPU time of all its threads, user and system, the time
that went by, and the most memory that it had resident. The library is built, packed and installed outside the repository, as
it would be published. The programs run in turn: chance says which is first, and each round begins with the next. A synthesis is
all that follows the import, from the app to the last file. Targets are for CPU time, which other programs on the machine
disturb least.
`;
}

function roundsOf([rounds]: Passes<unknown>): string {
  const withRoots = rounds.filter(({ roots }) => roots !== undefined).length;
  return `${rounds.length} rounds${withRoots === rounds.length ? '' : `, ${withRoots} of them with (b),`}`;
}
