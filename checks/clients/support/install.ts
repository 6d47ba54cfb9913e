import { join } from 'node:path';
import { whyNoPython } from '../../support/python';
import { run } from '../../support/run';

const REQUIREMENTS = join(__dirname, '../requirements.txt');
const LIMIT = 'timeout 480';

/** Installs Microsoft's clients for Python into a folder. Says in a line why that cannot be done here; nothing if it was. */
export async function whyNotInstalled(folder: string): Promise<string | undefined> {
  const missing = whyNoPython();
  if (missing) return missing;
  // Of the Azure CLI, hardly a tenth is ever loaded: Python compiles that when it is.
  const pip = `${LIMIT} bin/pip install --quiet --disable-pip-version-check --no-compile --requirement ${REQUIREMENTS}`;
  const { code, text } = await run('bash', ['--norc', '-c', `python3 -m venv . && ${pip}`], { cwd: folder });
  if (code === 0) return undefined;
  return text.split('\n').find((line) => line.includes('ERROR')) ?? `pip ended with ${code}`;
}
