import { readdirSync, readFileSync } from 'node:fs';

/** A block of code or output in the documentation. */
export interface Block {
  /** Where it stands: file and line. */
  readonly at: string;
  /** The heading above it. */
  readonly section: string;
  readonly language: string;
  /** The file that it is to be written to, or the command that prints it. */
  readonly title?: string;
  readonly text: string;
}

/** TypeScript of the documentation. */
export interface Source {
  /** Where it stands: file and line. */
  readonly at: string;
  /** A whole program: a fragment is completed with the names that the documentation uses throughout. */
  readonly program: string;
}

/** TypeScript of the documentation that must fail. */
export interface Failing extends Source {
  /** The error that the documentation shows below it. */
  readonly error: string;
}

/** TypeScript that the documentation gives a file name, in an app that it builds. */
export interface AppFile extends Source {
  readonly document: string;
  readonly title: string;
}

const PRELUDE = `
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtPrincipal, AdtRole, AdtRoleAssignment, ClientCredential, FederatedIdentity, GitHubRepository } from 'cdktf-adt-app-registration';

const app = new App();
const stack = new TerraformStack(app, 'twins');
new AzureadProvider(stack, 'azuread');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
const instanceId = new TerraformVariable(stack, 'instance_id', { type: 'string' }).stringValue;
const registration = new AdtAppRegistration(stack, 'registration', { displayName: 'adt-client' });
`;

export function documents(): string[] {
  const below = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
  return [
    ...readdirSync('.'),
    ...below('docs'),
    ...below('examples'),
    ...readdirSync('local-azure').map((file) => `local-azure/${file}`),
  ]
    .filter((file) => file.endsWith('.md') && file !== 'API.md')
    .sort();
}

export function blocks(file: string): Block[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^( *)```(\w+)(?: title="(.+)")?\n([\s\S]*?)^\1```$/gm)].map((match) => {
    const before = text.slice(0, match.index);
    const section = [...before.matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '';
    const [, , language, title, content] = match;
    return { at: `${file}:${before.split('\n').length}`, section, language, title, text: content };
  });
}

/** The commands that a section of a document has for a shell. */
export function shell(document: string, section: string): string {
  return blocks(document)
    .filter((block) => block.language === 'sh' && block.section === section)
    .map(({ text }) => text)
    .join('');
}

/** The TypeScript that stands for itself, and works. */
export function snippets(): Source[] {
  const failing = new Set(failures().map(({ at }) => at));
  return typescript()
    .filter(({ at, title }) => !title && !failing.has(at))
    .map(source);
}

/** The TypeScript whose error the documentation shows below it, in a block of its own. */
export function failures(): Failing[] {
  return documents()
    .map(blocks)
    .flatMap((all) =>
      all.flatMap((block, index) =>
        block.title === ERROR ? [{ ...source(all[index - 1]), error: block.text.trimEnd() }] : [],
      ),
    );
}

/** The title of a block that shows an error. */
const ERROR = 'the error';

function source({ at, text }: Block): Source {
  return { at, program: text.includes('import ') ? text : `${PRELUDE}\n${text}\napp.synth();\n` };
}

export function appFiles(): AppFile[] {
  return typescript().flatMap(({ at, title, text }) =>
    title ? [{ at, document: at.split(':')[0], title, program: text }] : [],
  );
}

function typescript(): Block[] {
  return documents()
    .flatMap(blocks)
    .filter(({ language }) => language === 'ts');
}
