import { dirname } from 'node:path';
import { must } from './jsii-pacmak';

/** The folder of a Node.js of a major version, which npm brings where it is not there yet. */
export function nodeFolder(major: number, cwd: string): Promise<string> {
  return programFolder(`node@${major}`, 'node', cwd);
}

/** The folder of a program that a package of npm has. */
export async function programFolder(name: string, program: string, cwd: string): Promise<string> {
  const args = ['--yes', '--package', name, '--', 'sh', '-c', `command -v ${program}`];
  const printed = await must('npx', args, cwd);
  return dirname(printed.trim().split('\n').at(-1) ?? '');
}
