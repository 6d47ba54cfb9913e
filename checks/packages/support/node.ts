import { dirname } from 'node:path';
import { must } from './jsii-pacmak';

/** The folder of a Node.js of a major version, which npm brings where it is not there yet. */
export async function nodeFolder(major: number, cwd: string): Promise<string> {
  const args = ['--yes', '--package', `node@${major}`, '--', 'node', '-p', 'process.execPath'];
  const printed = await must('npx', args, cwd);
  return dirname(printed.trim().split('\n').at(-1) ?? '');
}
