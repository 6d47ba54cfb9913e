import { App, ref, TerraformOutput, TerraformStack, Testing, Token } from 'cdktf';
import { withoutSecrets } from '../../checks/support/secrets';
import { AdtAppRegistration, type AdtAppRegistrationProps } from '../../src';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const SUBSCRIPTION = '22222222-2222-4222-8222-222222222222';
export const GUIDS = [3, 4, 5, 6, 7, 8, 9].map((digit) => TENANT.replaceAll('1', String(digit)));

export const INSTANCE_ID = instanceId('plant');

export function instanceId(name: string, subscription = SUBSCRIPTION): string {
  return `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
}

export function newStack(id = 'stack'): TerraformStack {
  return new TerraformStack(new App(), id);
}

/** A registration with the props given and the rest at their defaults, in a stack of its own. */
export function register(props: Partial<AdtAppRegistrationProps> = {}, stack = newStack()): AdtAppRegistration {
  return new AdtAppRegistration(stack, 'Client', { displayName: 'adt-client', ...props });
}

/** A token that Terraform reads as an expression. */
export function expression(text: string): string {
  return Token.asString(ref(text));
}

// biome-ignore lint/suspicious/noExplicitAny: Terraform JSON, as deep as a test wants to look
export type Block = Record<string, any>;

/** The Terraform JSON of a stack, read by the kind of block. There is never a secret in it. */
export class Terraform {
  public static of(stack: TerraformStack): Terraform {
    return new Terraform(JSON.parse(withoutSecrets('the synthesized JSON', Testing.synth(stack))));
  }

  private constructor(public readonly json: Block) {}

  /** All resources of a type, by logical ID. */
  public resources(type: string): Record<string, Block> {
    return this.json.resource?.[type] ?? {};
  }

  /** The only resource of a type. */
  public resource(type: string): Block {
    return only(type, this.resources(type));
  }

  /** The only data source of a type. */
  public data(type: string): Block {
    return only(`data.${type}`, this.json.data?.[type] ?? {});
  }

  /** The addresses of all resources and data sources, sorted. */
  public addresses(): string[] {
    const list = (prefix: string, types: Block = {}) =>
      Object.entries(types).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `${prefix}${type}.${id}`));
    return [...list('', this.json.resource), ...list('data.', this.json.data)].sort();
  }
}

/** What values become in an output of the stack: tokens as expressions. Once per stack. */
export function rendered<T>(stack: TerraformStack, value: T): T {
  new TerraformOutput(stack, 'rendered', { value });
  return Terraform.of(stack).json.output.rendered.value;
}

/** The Terraform JSON of a registration with the props given. */
export function synth(props: Partial<AdtAppRegistrationProps> = {}): Terraform {
  const stack = newStack();
  register(props, stack);
  return Terraform.of(stack);
}

function only(what: string, blocks: Record<string, Block>): Block {
  const all = Object.values(blocks);
  if (all.length !== 1) throw new Error(`expected one ${what}, found ${all.length}`);
  return all[0];
}
