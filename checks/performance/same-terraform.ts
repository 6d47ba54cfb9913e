import { deepStrictEqual } from 'node:assert/strict';

/** What a stack defines of one kind: by type, then by name. */
interface Blocks {
  [type: string]: { [name: string]: { '//': { metadata: { path: string } } } };
}

/** Throws unless two stacks are the same Terraform, but for cdktf's metadata and for names made from construct paths. */
export function assertSameTerraform(one: string, other: string): void {
  deepStrictEqual(canonical(one), canonical(other));
}

/** Each resource under the name of its client, wherever it is named, and without metadata. */
function canonical(json: string): unknown {
  const stack = JSON.parse(json) as { data: Blocks; resource: Blocks };
  const names = new Map([...namesOf(stack.data), ...namesOf(stack.resource)]);
  const named = { ...stack, data: byClient(stack.data), resource: byClient(stack.resource) };
  const text = JSON.stringify(named, (key, value) => (key === '//' ? undefined : value));
  return JSON.parse(text.replace(/\bazu\w+\.[\w-]+/g, (address) => names.get(address) ?? address));
}

/** The address of each resource, and the one that it gets. */
function namesOf(blocks: Blocks): [string, string][] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]): [string, string] => [`${type}.${name}`, `${type}.${clientOf(block)}`]),
  );
}

function byClient(blocks: Blocks): object {
  return Object.fromEntries(
    Object.entries(blocks).map(([type, named]) => {
      const renamed = Object.fromEntries(Object.values(named).map((block) => [clientOf(block), block]));
      if (Object.keys(renamed).length === Object.keys(named).length) return [type, renamed];
      throw new Error(`a client has more than one ${type}: its name would not tell them apart`);
    }),
  );
}

function clientOf({ '//': { metadata } }: Blocks[string][string]): string {
  const [client] = /client-\d+/.exec(metadata.path) ?? [];
  if (client === undefined) throw new Error(`${metadata.path} belongs to no client`);
  return client;
}
