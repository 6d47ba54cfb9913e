import { readdirSync, readFileSync } from 'node:fs';
import { shell } from '../support/markdown';
import { synthesize } from './synthesize';

// biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a test wants to look
type Block = Record<string, any>;

// `npm run packages` runs the other languages.
const LISTED = readdirSync('examples').filter((example) => !['java', 'python'].includes(example));

// The client is a program for what the others make, not an app.
const EXAMPLES = LISTED.filter((example) => example !== 'client');

const run = (example: string) => synthesize(() => jest.isolateModules(() => require(`../../examples/${example}/main`)));

const SYNTHESIZED = Object.fromEntries(EXAMPLES.map((example) => [example, run(example)]));

const parsed = (example: string, stack = example): Block => JSON.parse(SYNTHESIZED[example][stack]);

test('the examples are those that the README lists', () => {
  const listed = [...readFileSync('README.md', 'utf8').matchAll(/\(examples\/([\w-]+)\) \|/g)].map(([, name]) => name);
  expect(LISTED.sort()).toEqual(listed.sort());
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

describe.each([...EXAMPLES, 'python/quickstart', 'java/quickstart'])('the README of %s', (example) => {
  test('says how to deploy the example, look at it, use it and remove it, in this order', () => {
    const readme = `examples/${example}/README.md`;
    const sections = [...readFileSync(readme, 'utf8').matchAll(/^## (Deploy|Look|Use|Remove)$/gm)];
    expect(sections.map(([, section]) => section)).toEqual(['Deploy', 'Look', 'Use', 'Remove']);
    expect(shell(readme, 'Deploy')).toMatch(/^npx cdktf deploy\b/m);
    expect(shell(readme, 'Look')).toMatch(/^npx cdktf output\b/m);
    expect(shell(readme, 'Remove')).toMatch(/^npx cdktf destroy\b/m);
  });
});

describe.each(EXAMPLES)('%s', (example) => {
  const readme = `examples/${example}/README.md`;
  const stacks = Object.keys(SYNTHESIZED[example]);

  test('is what the commands of its README run', () => {
    const [, app] = /^export CDKTF_APP="(.+)"$/m.exec(shell(readme, 'Deploy')) ?? [];
    const { app: usual } = JSON.parse(readFileSync('cdktf.json', 'utf8'));
    expect(app ?? usual).toBe(`npx tsx --tsconfig tsconfig.dev.json examples/${example}/main.ts`);
  });

  test('gets every variable from the shell, so that destroy has those of deploy and asks for none', () => {
    const exported = [...shell(readme, 'Deploy').matchAll(/\bTF_VAR_(\w+)=/g)].map(([, name]) => name);
    const needed = stacks.flatMap((stack) =>
      Object.entries<Block>(parsed(example, stack).variable ?? {})
        .filter(([, { default: value }]) => value === undefined)
        .map(([name]) => name),
    );
    expect(exported.sort()).toEqual(needed.sort());
    expect(readFileSync(readme, 'utf8')).not.toMatch(/--var\b/);
  });

  test('has the outputs that its README reads, and those that the client needs', () => {
    const use = shell(readme, 'Use');
    for (const [, stack, output] of use.matchAll(/-chdir=cdktf\.out\/stacks\/([\w-]+) output -(?:json|raw) (\w+)/g)) {
      const { value } = parsed(example, stack).output[output];
      if (!use.includes('examples/client/main.ts')) continue;
      const given = [...Object.keys(value), ...(use.match(/(?<=^export )\w+/gm) ?? [])];
      const secret = use.includes('--browser') ? [] : ['AZURE_CLIENT_SECRET']; // people have their own
      expect(given.sort()).toEqual(['ADT_INSTANCE_URL', 'AZURE_CLIENT_ID', ...secret, 'AZURE_TENANT_ID']);
    }
  });

  test('leaves no state behind: its README removes the file of each stack', () => {
    const files = stacks.map((stack) => `terraform.${stack}.tfstate*`).join(' ');
    expect(shell(readme, 'Remove').trim().split('\n').at(-1)).toBe(`rm ${files}`);
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
