import { readdirSync, readFileSync } from 'node:fs';

/** A block of TypeScript in the documentation. */
export interface Snippet {
  /** Where it stands: file and line. */
  readonly at: string;
  /** A whole program: a fragment is completed with the names that the documentation uses throughout. */
  readonly program: string;
}

const PRELUDE = `
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential, FederatedIdentity } from 'cdktf-adt-app-registration';

const app = new App();
const stack = new TerraformStack(app, 'docs');
new AzureadProvider(stack, 'azuread');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
const instanceId = new TerraformVariable(stack, 'instance_id', { type: 'string' }).stringValue;
const registration = new AdtAppRegistration(stack, 'registration', { displayName: 'adt-client' });
`;

export function documents(): string[] {
  const below = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
  return [...readdirSync('.'), ...below('docs'), ...below('examples'), ...below('emulator')]
    .filter((file) => file.endsWith('.md') && file !== 'API.md')
    .sort();
}

export function snippets(): Snippet[] {
  return documents().flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
      at: `${file}:${text.slice(0, match.index).split('\n').length}`,
      program: match[1].includes('import ') ? match[1] : `${PRELUDE}\n${match[1]}\napp.synth();\n`,
    }));
  });
}
