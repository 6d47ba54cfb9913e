import { spawnSync } from 'node:child_process';

const NEEDED = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

/** Why nothing can be tried in Python here; false if it can. */
export function whyNoPython(): string | false {
  return spawnSync('python3', ['-c', NEEDED]).status !== 0 && 'python3 3.10 or newer, with venv, is not installed';
}
