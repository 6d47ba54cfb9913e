import { writePart } from '../../tools/pages/part';
import { EQUIVALENTS } from './equivalents';
import { result, score } from './mutation-score';
import { mutate } from './stryker';
import { type Survivor, survivorsOf } from './survivors';

/** In percent, of the whole library. */
const LEAST_SCORE = 95;

/** Fails for a survivor that is not explained. With the names of files it looks at these alone, and writes nothing down. */
async function main(files: string[]): Promise<void> {
  const report = await mutate(files);
  const survivors = survivorsOf(report);
  const unexplained = survivors.filter((survivor) => !explained(survivor));
  for (const { file, line, code, mutant } of unexplained)
    console.log(`${file}:${line} survived\n- ${code}\n+ ${mutant}`);
  console.log(`${score(report).toFixed(1)} %, ${survivors.length} survived, ${unexplained.length} not explained`);
  if (unexplained.length > 0) process.exitCode = 1;
  if (files.length > 0) return;

  const idle = EQUIVALENTS.filter((one) => !survivors.some((survivor) => explained(survivor) === one));
  for (const { file, mutant } of idle) console.log(`${file}: explained, but no survivor: ${mutant}`);
  if (idle.length > 0 || score(report) < LEAST_SCORE) process.exitCode = 1;
  writePart('docs/robustness.md', 'mutants', result(report, survivors, explained));
}

const explained = ({ file, code, mutant, within }: Survivor) =>
  EQUIVALENTS.find(
    (one) => one.file === file && one.code === code && one.mutant === mutant && (one.within ?? within) === within,
  );

void main(process.argv.slice(2));
