import { commandsOf, ourCommands } from './our-commands';

test.each([
  [
    'a block',
    'x.md',
    '```sh\naz login\nexport X=$(az account show --query id --output tsv)\n```\n',
    ['az login', 'az account show --query id --output tsv'],
  ],
  [
    'options on lines of their own',
    'x.yml',
    'run: >\n  az rest --method post\n  --body \'{"a": 1}\'\n',
    ['az rest --method post --body \'{"a": 1}\''],
  ],
  [
    'a backslash at the end of a line',
    'x.md',
    '```sh\naz group create \\\n  --name rg\n```\n',
    ['az group create --name rg'],
  ],
  ['code in a line that is wrapped', 'x.md', 'Run `az ad app\n  list`.', ['az ad app list']],
  [
    'placeholders with spaces, and quotes',
    'x.ts',
    '`az a b --id <client ID> --query "[].id"`.',
    ['az a b --id <client ID> --query "[].id"'],
  ],
  [
    'a doc comment that is wrapped',
    'x.ts',
    '/**\n * `az ad sp show --id\n * <ID> --query id`.\n */',
    ['az ad sp show --id <ID> --query id'],
  ],
  [
    'an error text, up to its prose',
    'x.ts',
    "fix: 'copy what az aks show --query a.b prints, with the slash',",
    ['az aks show --query a.b'],
  ],
  ['a text in two parts', 'x.ts', "'az ad app show ' +\n  '--id <ID>'", ['az ad app show --id <ID>']],
  ['a flag without a value', 'x.md', '`az ad app credential reset --append`', ['az ad app credential reset --append']],
])('a command is found in %s', (_, file, text, found) => {
  expect(commandsOf(file, text)).toEqual(found);
});

test.each([
  ['the name in prose', 'x.md', 'az is three commands more; **`az`** too.'],
  ['the end of a word', 'x.ts', '// a blaz list'],
])('%s is no command', (_, file, text) => {
  expect(commandsOf(file, text)).toEqual([]);
});

test('pages, examples, doc comments and error texts are searched', () => {
  const files = ourCommands().flatMap((command) => command.files);
  for (const one of [
    'README.md',
    'docs/troubleshooting.md',
    'examples/secretless-ci/workflow.yml',
    'src/registration/adopted-registration.ts',
    'src/access/instance-id-rules.ts',
  ])
    expect(files).toContain(one);
});
