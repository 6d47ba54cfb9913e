import { TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type Problem, problem } from './problem';
import { show } from './show';

/** The providers that this library's resources belong to, as Terraform calls them, and their classes. */
const CLASSES = { azuread: 'AzureadProvider', azurerm: 'AzurermProvider' };

/** Where the construct stands that props are of. */
export interface InScope {
  readonly scope: Construct;
}

/** The rule of a prop that holds a provider. */
export function providerRule(name: keyof typeof CLASSES) {
  return (prop: string, provider: unknown, { scope }: InScope) => providerProblems(prop, provider, name, scope);
}

/** Of a provider that a construct in a scope uses: one of its kind, in the same stack. Terraform cannot refer to another. */
export function providerProblems(
  prop: string,
  provider: unknown,
  name: keyof typeof CLASSES,
  scope: Construct,
  fix = 'pass one of that stack',
): Problem[] {
  if (provider === undefined) return [];
  if (!TerraformProvider.isTerraformProvider(provider) || provider.terraformResourceType !== name) {
    const fixForType = `pass an ${CLASSES[name]}, or leave it out`;
    return [problem('type', prop, `must be an ${CLASSES[name]}, got ${show(provider)}`, fixForType)];
  }
  const [needed, got] = [scope, provider].map((construct) => TerraformStack.of(construct));
  if (needed === got) return [];
  const wrong = `must be in the stack ${show(needed.node.path)}, got one in ${show(got.node.path)}`;
  return [problem('provider-stack', prop, wrong, fix)];
}
