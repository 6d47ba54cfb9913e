import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PYTHON } from './support/clients';
import { OPTIONAL, whyNoExtension } from './support/extension';
import { ourCommands } from './support/our-commands';
import { type Command, NOT_RUN, RUN, WITH_EXTENSION } from './support/our-expectations';
import { Shell } from './support/shell';
import { ROLE, World } from './support/world';

test('each command of our pages, examples, doc comments and errors is run here, or named with the reason why not', (context) => {
  const known = [RUN, WITH_EXTENSION, NOT_RUN].flatMap((table) => Object.keys(table));
  const ours = ourCommands();
  const unknown = ours.filter(({ line }) => !known.includes(line));
  assert.deepEqual(unknown, [], 'add them to a table of checks/clients/support/our-expectations.ts');
  const gone = known.filter((line) => !ours.some((command) => command.line === line));
  assert.deepEqual(gone, [], 'remove them from the tables: no page has them any more');
  const counts = [RUN, WITH_EXTENSION, NOT_RUN].map((table) => Object.keys(table).length);
  context.diagnostic(`of ${ours.length} commands, ${counts[0]} are run, ${counts[1]} with the extension azure-iot`);
  for (const [line, reason] of Object.entries(NOT_RUN)) context.diagnostic(`not run: ${line}: ${reason}`);
});

describe('the commands of our pages, examples, doc comments and errors', () => {
  let world: World;
  let shell: Shell;

  before(async () => {
    if (PYTHON.skip) return;
    world = await World.make();
    shell = new Shell(world.environmentFile);
    Object.assign(shell.variables, {
      CLIENT: world.clientId,
      TF_VAR_instance_id: world.instanceId,
      ADT_INSTANCE_URL: `${world.azure.origin}/adt/plant`,
      SECRET: 'https://vault-plant.vault.localhost/secrets/client',
    });
  });
  after(() => world?.azure.stop());

  /** What stands for a placeholder. */
  const value = (placeholder: string): string => {
    const application = (name: string) =>
      Object.values(world.azure.state.applications).find(({ displayName }) => displayName === name);
    const values: Record<string, string | undefined> = {
      'client ID': world.clientId,
      client_id: world.clientId,
      'object ID': world.applicationId,
      'instance ID': world.instanceId,
      'resource ID of the instance': world.instanceId,
      role: ROLE,
      KEY_1: world.keyIds[0],
      KEY_2: world.keyIds[1],
      LEFT_BEHIND: application('TERRAFORM_UPDATE_1')?.id,
      BARE: application('bare-client')?.appId,
    };
    return values[placeholder] ?? placeholder;
  };

  const run = async (line: string, { fill = {}, given, completedBy = '', prints }: Command): Promise<void> => {
    await given?.(world, shell);
    const filled = line.replace(/<([^>]+)>/g, (_, placeholder) => value(fill[placeholder] ?? placeholder));
    assert.doesNotMatch(filled, /<[^>]+>/);
    const printed = await shell.must(`${filled} ${completedBy}`);
    const isText = / --output (tsv|table)$/.test(line);
    prints(isText ? printed : printed === '' ? undefined : JSON.parse(printed), world);
  };

  for (const [line, command] of Object.entries(RUN)) {
    test(line, PYTHON, () => run(line, command));
  }

  describe('with the extension azure-iot', () => {
    let missing: string | undefined;
    before(async () => {
      if (!PYTHON.skip) missing = await whyNoExtension(shell);
      if (missing) console.log(`clients: \`az dt\` is not run, because the extension azure-iot is missing: ${missing}`);
    });
    for (const [line, command] of Object.entries(WITH_EXTENSION)) {
      test(line, PYTHON, (context) => (missing ? context.skip(`${OPTIONAL}${missing}`) : run(line, command)));
    }
  });
});
