import { test } from 'node:test';
import { PYTHON } from './clients';
import type { Shell } from './shell';

/** What a command must print: a check of the JSON, or of nothing where it prints nothing. */
// biome-ignore lint/suspicious/noExplicitAny: as deep as a check wants to look
type Check = (printed: any) => void | Promise<void>;

/** Tests named by commands, which follow one another in a shell. */
export function steps(shell: () => Shell) {
  return (command: string, check: Check): void => {
    test(command, PYTHON, async () => check(await shell().json(command)));
  };
}
