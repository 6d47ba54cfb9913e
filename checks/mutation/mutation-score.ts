import { dirname } from 'node:path';
import { table } from '../../tools/pages/table';
import type { Equivalent } from './equivalents';
import type { Mutant, Report } from './stryker';
import type { Survivor } from './survivors';

const SEEN: Mutant['status'][] = ['Killed', 'Timeout'];
const MISSED: Mutant['status'][] = ['Survived', 'NoCoverage'];

interface Count {
  readonly seen: number;
  readonly missed: number;
}

/** How many of the mutants a test told from the library, in percent. What could not be run is none. */
export function score(report: Report): number {
  return percent(count(Object.values(report.files).flatMap(({ mutants }) => mutants)));
}

/** The mutants, counted by folder, and why each of the survivors is none that anybody could see. */
export function result(
  report: Report,
  survivors: Survivor[],
  why: (survivor: Survivor) => Equivalent | undefined,
): string {
  const folders = [...new Set(Object.keys(report.files).map(dirname))].sort();
  const row = (name: string, holds: (file: string) => boolean) => {
    const files = Object.entries(report.files).filter(([file]) => holds(file));
    const counted = count(files.flatMap(([, { mutants }]) => mutants));
    return [name, files.length, counted.seen + counted.missed, counted.missed, `${percent(counted).toFixed(1)} %`];
  };
  return [
    table(
      ['folder', 'files', 'mutants', 'survived', 'score'],
      [...folders.map((folder) => row(`\`${folder}\``, (file) => dirname(file) === folder)), row('all', () => true)],
    ),
    table(
      ['survivor', 'in place of', 'why nobody can see it'],
      survivors.map((one) => [
        `${one.file}:${one.line}: ${code(one.mutant)}`,
        code(one.code),
        why(one)?.why ?? '**not explained**',
      ]),
    ),
  ].join('\n\n');
}

function count(mutants: Mutant[]): Count {
  const among = (statuses: Mutant['status'][]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return { seen: among(SEEN), missed: among(MISSED) };
}

const percent = ({ seen, missed }: Count) => (100 * seen) / (seen + missed);

/** Code in a cell of a table, on one line. */
const code = (text: string) => `\`\` ${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')} \`\``;
