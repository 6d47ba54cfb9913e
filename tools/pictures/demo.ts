import { terminal } from './terminal';

const FIRST = 'The local Azure listens';

/** An SVG of what `npm run demo` printed, without the lines that only tell the time. */
export async function pictureDemo(printed: string): Promise<string> {
  const lines = printed
    .slice(printed.indexOf(FIRST)) // before it, the task names itself
    .trimEnd()
    .split('\n')
    .filter((line) => !/^ +\d+ s$/.test(line))
    .map(withoutKey);
  return terminal('npm run demo', lines);
}

/** The address of a portal is the key to it; even one that opens nothing any more is not shown. */
const withoutKey = (line: string): string => line.replace(/(http:\/\/127\.0\.0\.1:\d+\/)[\w-]+/, '$1…');
