import { readdirSync, readFileSync } from 'node:fs';
import { documents } from '../../support/markdown';

/** A command of the Azure CLI that this repository has its readers run. */
export interface OurCommand {
  /** On one line, with single spaces. */
  readonly line: string;
  /** The files that have it. */
  readonly files: string[];
}

const VALUE = /(?:"[^"\n]*"|'[^'\n]*'|<[^>\n]+>|\$\w+|[^\s`'",;()<>-][^\s`'",;()<>]*)/.source;
const OPTION = `--?[a-z][a-z-]*(?: ${VALUE})?`;
/** Words in lower case, and options with their values: prose ends it. */
const COMMAND = new RegExp(String.raw`(?<![\w-])az(?: [a-z][a-z-]*)+(?: ${OPTION})*`, 'g');

/** Every command of documents, examples, doc comments and error texts. */
export function ourCommands(): OurCommand[] {
  const found = new Map<string, Set<string>>();
  for (const file of texts()) {
    for (const line of commandsOf(file, readFileSync(file, 'utf8'))) {
      found.set(line, (found.get(line) ?? new Set()).add(file));
    }
  }
  return [...found].map(([line, files]) => ({ line, files: [...files] }));
}

export function commandsOf(file: string, text: string): string[] {
  return (file.endsWith('.md') ? ofMarkdown(text) : [joined(text)]).flatMap((part) => part.match(COMMAND) ?? []);
}

/** Blocks, and code in a line, which may be wrapped. In prose, `az` is a name. */
function ofMarkdown(text: string): string[] {
  const fence = /^ *```[\s\S]*?^ *```$/gm;
  const spans = text.replace(fence, '').match(/`[^`]+`/g) ?? [];
  return [...(text.match(fence) ?? []).map(joined), ...spans.map((span) => span.replace(/\s+/g, ' '))];
}

/** Puts on one line what continues: text over several lines, a comment, and the options of a command. */
const joined = (text: string) =>
  text
    .replace(/['`] \+\n\s*['`]/g, '')
    .replace(/\n\s*\*(?!\/) ?/g, ' ')
    .replace(/ *\\?\n\s*(?=--?[a-z])/g, ' ');

function texts(): string[] {
  const below = (folder: string, files: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => files.test(file) && !/(^|\/)(node_modules|target|cdktf\.out|\.\w+)\//.test(file))
      .map((file) => `${folder}/${file}`);
  return [
    ...documents(),
    ...below('examples', /\.(ts|py|java|yml|yaml|sh|json|toml)$/),
    ...['src', 'local-azure/src', 'tools'].flatMap((folder) => below(folder, /(?<!\.test)\.c?[jt]s$/)),
  ];
}
