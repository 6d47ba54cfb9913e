import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeOf } from './readme';

// jsii-pacmak takes the README of a wheel from the assembly, where jsii has put the one of npm.
const [library] = process.argv.slice(2);
const file = join(library, '.jsii');
const assembly = JSON.parse(readFileSync(file, 'utf8'));
const manifest = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
const markdown = readmeOf(readFileSync('docs/python.md', 'utf8'), manifest);
writeFileSync(file, JSON.stringify({ ...assembly, readme: { markdown } }));
