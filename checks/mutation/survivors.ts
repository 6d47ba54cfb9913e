import type { Mutant, Report } from './stryker';

/** A mutant that no test told from the library. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  /** What stands there. */
  readonly code: string;
  /** What the mutant has in its place. */
  readonly mutant: string;
  /** The line that it stands in, or begins in. */
  readonly within: string;
}

export function survivorsOf({ files }: Report): Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location, replacement }) => ({
        file,
        line: location.start.line,
        code: codeAt(source, location),
        mutant: replacement,
        within: source.split('\n')[location.start.line - 1].trim(),
      })),
  );
}

function codeAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}
