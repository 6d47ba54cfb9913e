import { readdirSync, readFileSync } from 'node:fs';
import { synthesize } from './synthesize';

// biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a test wants to look
type Block = Record<string, any>;

// The client is a program for what the others make, not an app of its own; `npm run packages` runs the other languages.
const EXAMPLES = readdirSync('examples').filter((example) => !['client', 'java', 'python'].includes(example));

const run = (example: string) => synthesize(() => jest.isolateModules(() => require(`../../examples/${example}/main`)));

const SYNTHESIZED = Object.fromEntries(EXAMPLES.map((example) => [example, run(example)]));

const parsed = (example: string, stack = example): Block => JSON.parse(SYNTHESIZED[example][stack]);

test('the examples are those that the README lists', () => {
  const listed = [...readFileSync('README.md', 'utf8').matchAll(/\(examples\/([\w-]+)\) \|/g)].map(([, name]) => name);
  expect(EXAMPLES.sort()).toEqual(listed.sort());
});

test('the JSON of the quickstart is what users read: the same bytes on every machine', () => {
  expect(SYNTHESIZED.quickstart.quickstart).toMatchSnapshot();
});

test('cdktf.json runs the quickstart', () => {
  expect(JSON.parse(readFileSync('cdktf.json', 'utf8')).app).toContain('examples/quickstart/main.ts');
});

test('the quickstart can be deployed as it is: every variable has a default', () => {
  for (const variable of Object.values<Block>(parsed('quickstart').variable)) {
    expect(variable.default).toEqual(expect.any(String));
  }
});

describe.each(EXAMPLES)('%s', (example) => {
  test('has a README that says how to run it', () => {
    const readme = readFileSync(`examples/${example}/README.md`, 'utf8');
    expect(readme).toContain('npx cdktf deploy');
    if (example !== 'quickstart') {
      expect(readme).toContain(`--app "npx tsx --tsconfig tsconfig.dev.json examples/${example}/main.ts"`);
    }
  });

  test.each(Object.keys(SYNTHESIZED[example]))('stack %s keeps its secrets in sensitive outputs', (stack) => {
    for (const [name, { value, sensitive }] of Object.entries<Block>(parsed(example, stack).output)) {
      const secret = /azuread_application_password\.\w+\.value/.test(JSON.stringify(value));
      // cdktf makes outputs of its own for other stacks, and marks them all.
      expect([name, sensitive === true]).toEqual([name, secret || name.startsWith('cross-stack-output-')]);
    }
  });

  test.each(Object.keys(SYNTHESIZED[example]))(
    'stack %s keeps its state beside cdktf.json, not in cdktf.out',
    (stack) => {
      expect(parsed(example, stack).terraform.backend).toEqual({
        local: { path: `../../../terraform.${stack}.tfstate` },
      });
    },
  );
});

test('the second stack of shared-registration reads from the first, and makes no registration', () => {
  const { data, resource } = parsed('shared-registration', 'reports');
  expect(data.terraform_remote_state).toHaveProperty(['cross-stack-reference-input-plants']);
  expect(Object.keys(resource).sort()).toEqual([
    'azuread_application_password',
    'azurerm_digital_twins_instance',
    'azurerm_resource_group',
    'azurerm_role_assignment',
  ]);
});
