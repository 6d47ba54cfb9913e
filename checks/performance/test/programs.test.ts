import { readFileSync } from 'node:fs';
import { shares } from '../profile';
import { withRootImports } from '../root-imports';
import { assertSameTerraform } from '../same-terraform';

/** Two clients with an application and its service principal each, under the names that a program gives them. */
function stack(names: string[], { displayName = 'client', principalOf = [0, 1] } = {}): string {
  const block = (name: string, rest: object) => ({ '//': { metadata: { path: `stack/${name}` } }, ...rest });
  const each = (make: (name: string, index: number) => object) =>
    Object.fromEntries(names.map((name, index) => [name, block(name, make(name, index))]));
  return JSON.stringify({
    data: {},
    resource: {
      azuread_application: each(() => ({ display_name: displayName })),
      azuread_service_principal: each((_, index) => ({
        client_id: `\${azuread_application.${names[principalOf[index]]}.client_id}`,
      })),
    },
  });
}

describe('two stacks are the same Terraform', () => {
  const library = stack(['client-0_Resource_1A', 'client-1_Resource_2B']);

  test('when only names differ that come from construct paths', () => {
    expect(() => assertSameTerraform(library, stack(['client-0-application', 'client-1-application']))).not.toThrow();
  });

  test('but not when a value differs', () => {
    expect(() => assertSameTerraform(library, stack(['client-0', 'client-1'], { displayName: 'other' }))).toThrow();
  });

  test('and not when a reference leads to another client', () => {
    expect(() => assertSameTerraform(library, stack(['client-0', 'client-1'], { principalOf: [1, 0] }))).toThrow();
  });

  test('and nobody can tell when a client has two resources of a type', () => {
    expect(() => assertSameTerraform(library, stack(['client-0-a', 'client-0-b']))).toThrow('more than one');
  });
});

test('the program with imports from the roots is the bare one, but for its imports', () => {
  const bare = readFileSync('checks/performance/programs/bare.ts', 'utf8');
  const roots = withRootImports(bare);
  expect(roots).toContain("import { roleAssignment as azurermRoleAssignment } from '@cdktf/provider-azurerm';");
  expect(roots).toContain('const { RoleAssignment } = azurermRoleAssignment;');
  expect(roots).not.toContain('/lib/');
  expect(roots.slice(roots.indexOf('/**'))).toBe(bare.slice(bare.indexOf('/**')));
});

test('a profile counts time by the innermost place, and no time of the import', () => {
  const frame = (functionName: string, url = '') => ({ functionName, url });
  const nodes = [
    { id: 1, callFrame: frame('(root)'), children: [2, 6, 7] },
    { id: 2, callFrame: frame('define', '/library.js'), children: [3] },
    { id: 3, callFrame: frame('AdtRole', '/cdktf-adt-app-registration/lib/index.js'), children: [4] },
    { id: 4, callFrame: frame('captureStackTrace', '/cdktf/lib/tokens/private/stack-trace.js'), children: [5] },
    { id: 5, callFrame: frame('prepareStackTrace', 'node:internal/errors') },
    { id: 6, callFrame: frame('(garbage collector)') },
    { id: 7, callFrame: frame('require', '/cdktf/lib/index.js') },
  ];
  const profile = { nodes, samples: [3, 5, 6, 7], timeDeltas: [20, 50, 30, 900] };
  expect(Object.fromEntries(shares(profile))).toEqual({
    'this library': 0.2,
    'stack traces that cdktf takes': 0.5,
    'collecting garbage': 0.3,
  });
});
