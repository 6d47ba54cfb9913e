import { blocks } from '../../support/markdown';
import { packedLibrary, REPOSITORY } from '../../support/packed';

/** What a section of a document has its reader run in a shell, block by block. What npm would bring, the build has packed. */
export function scripts(document: string, section: string): string[] {
  return blocks(document)
    .filter((block) => block.section === section && block.language === 'sh')
    .map(({ text }) =>
      text
        .trim()
        .replace('<this folder>', REPOSITORY)
        .replace(/ cdktf-adt-app-registration$/gm, ` ${packedLibrary()}`),
    );
}

/** The same, line by line. */
export function commands(document: string, section: string): string[] {
  return scripts(document, section).flatMap((script) => script.split('\n'));
}

/** The file that a document gives its reader, or the program of a section that has one. */
export function fileOf(document: string, title: string): string {
  return only(
    `${title} in ${document}`,
    blocks(document).filter((block) => block.title === title),
  ).text;
}

export function programOf(document: string, section: string): string {
  const programs = blocks(document).filter((block) => block.section === section && block.language === 'ts');
  return only(`program in "${section}" of ${document}`, programs).text;
}

/** What a document says that a command prints. */
export function outputs(document: string, command: string): string[] {
  return blocks(document)
    .filter(({ language, title }) => language === 'text' && title === command)
    .map(({ text }) => text);
}

/** What is the same in each run: neither times nor blank lines. */
export function withoutTimes(output: string): string {
  return output
    .split('\n')
    .map((line) => line.replace(/ \([\d.]+ m?s\)$/, '').trimEnd())
    .filter((line) => line !== '' && !line.startsWith('Time:'))
    .join('\n');
}

export function only<T>(what: string, found: T[]): T {
  if (found.length !== 1) throw new Error(`expected one ${what}, found ${found.length}`);
  return found[0];
}
