import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder';
import { PYTHON } from './support/clients';
import { LocalAzureProcess } from './support/local-azure';
import { goProgram, PROGRAMS, terraformFolder } from './support/other-languages';
import { Shell, SIGN_IN } from './support/shell';

const README = readFileSync(join(__dirname, '../../local-azure/README.md'), 'utf8');

/** A client in a shell, what it prints when it has signed in, and what it says when it has not. */
interface Client {
  readonly name: string;
  readonly line: string;
  readonly signedIn: RegExp;
  /** In a shell from before a restart, by how the first local Azure ended. The README has these words. */
  readonly afterCtrlC: string;
  readonly afterCrash: string;
  /** While no local Azure listens. */
  readonly ended: string;
}

const REFUSED = 'onnection refused';
const CLIENTS: Client[] = [
  {
    name: 'Terraform',
    line: 'HOME=$HOME_OF_USER terraform -chdir=$TERRAFORM plan -input=false -no-color',
    signedIn: /\+ tenant = /,
    afterCtrlC: 'x509: certificate signed by unknown authority',
    afterCrash: 'x509: certificate signed by unknown authority',
    ended: REFUSED,
  },
  {
    name: 'the Azure CLI',
    line: SIGN_IN.join('\n'),
    signedIn: /"cloudName": "LocalAzure"/,
    afterCtrlC: 'invalid path',
    afterCrash: 'CERTIFICATE_VERIFY_FAILED',
    ended: 'invalid path',
  },
  {
    name: '@azure/identity for JavaScript',
    line: `node ${join(PROGRAMS, 'get-token.cjs')}`,
    signedIn: /^3$/m,
    afterCtrlC: 'endpoints_resolution_error',
    afterCrash: 'endpoints_resolution_error',
    ended: 'endpoints_resolution_error',
  },
  {
    name: 'Node.js',
    line: `node -e 'fetch("https://" + process.env.ARM_METADATA_HOSTNAME + "/metadata/endpoints").then(({ status }) => console.log(status))'`,
    signedIn: /^200$/m,
    afterCtrlC: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    afterCrash: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    ended: 'ECONNREFUSED',
  },
  {
    name: 'azure-identity for Python',
    line: `python ${join(PROGRAMS, 'get_token.py')}`,
    signedIn: /^3$/m,
    afterCtrlC: 'invalid path',
    afterCrash: 'CERTIFICATE_VERIFY_FAILED',
    ended: 'invalid path',
  },
  {
    name: 'Go',
    line: '$GO_PROGRAM',
    signedIn: /^3$/m,
    afterCtrlC: 'x509: certificate signed by unknown authority',
    afterCrash: 'x509: certificate signed by unknown authority',
    ended: REFUSED,
  },
  {
    name: 'curl',
    line: 'curl --silent --show-error --cacert "$SSL_CERT_FILE" "https://$ARM_METADATA_HOSTNAME/metadata/endpoints?api-version=2022-09-01"',
    signedIn: /Local Azure/,
    afterCtrlC: 'error setting certificate file',
    afterCrash: 'SSL certificate problem',
    ended: "Couldn't connect to server",
  },
];

/** Ctrl-C, restart and another port, as a person at two terminals sees them. */
describe('the shell that sources what the local Azure prints', () => {
  const folder = temporaryFolder('clients-environment');
  const state = join(folder, 'state.json');
  const missing = new Map<string, string | false>();
  const variables: Record<string, string> = { HOME_OF_USER: homedir() };
  let azure: LocalAzureProcess;
  let shell: Shell;

  /** A shell keeps its variables when the file is gone. */
  const sourced = (name: string): Shell => {
    const copy = join(folder, name);
    cpSync(azure.script, copy);
    const made = new Shell(copy);
    Object.assign(made.variables, variables);
    return made;
  };
  const each = (title: (name: string) => string, act: (client: Client) => Promise<void>) => {
    for (const client of CLIENTS) {
      test(title(client.name), async (context: TestContext) => {
        const reason = missing.get(client.name);
        if (reason) return context.skip(reason);
        await act(client);
      });
    }
  };
  const fails = async ({ line }: Client, words: string) => {
    const { code, text } = await shell.run(line);
    assert.notEqual(code, 0);
    assert.ok(text.replace(/\s*\n[│╷╵ ]*/g, ' ').includes(words), text);
    assert.ok(README.includes(words), `the README of the local Azure explains "${words}"`);
  };

  before(async () => {
    const [go, terraform] = [await goProgram('go-token'), await terraformFolder()];
    if ('path' in go) variables.GO_PROGRAM = go.path;
    else missing.set('Go', go.missing);
    if ('path' in terraform) variables.TERRAFORM = terraform.path;
    else missing.set('Terraform', terraform.missing);
    for (const [name, reason] of missing) console.log(`clients: ${name} is not tried: ${reason}`);
    for (const name of ['the Azure CLI', 'azure-identity for Python']) missing.set(name, PYTHON.skip);
    azure = await LocalAzureProcess.start('--port', '0', '--state', state);
    shell = sourced('first.sh');
  });
  after(() => azure?.end());

  each(
    (name) => `lets ${name} sign in, with what the README says beside it`,
    async ({ line, signedIn }) => assert.match(await shell.must(line), signedIn),
  );

  test('Ctrl-C leaves nothing in the temporary folder, although clients kept what they know there', async () => {
    if (!PYTHON.skip) assert.ok(azure.files.some((file) => file.endsWith('azure-cli/clouds.config')));
    await azure.end();
    assert.deepEqual(azure.files, []);
  });

  each(
    (name) => `lets ${name} say, while no local Azure listens, what the README explains`,
    (client) => fails(client, client.ended),
  );

  describe('after Ctrl-C and a new start on the same port', () => {
    before(async () => {
      azure = await LocalAzureProcess.start('--port', azure.port, '--state', state);
    });
    each(
      (name) => `is stale, and ${name} says so in words that the README explains`,
      (client) => fails(client, client.afterCtrlC),
    );
    test('has the previous secret, which Entra ID refuses in words that the README explains', async () => {
      const { ARM_CLIENT_SECRET: previous } = JSON.parse(await shell.must('node -p "JSON.stringify(process.env)"'));
      shell = sourced('second.sh');
      const [client] = CLIENTS.filter(({ name }) => name === '@azure/identity for JavaScript');
      await fails({ ...client, line: `export AZURE_CLIENT_SECRET='${previous}'\n${client.line}` }, 'AADSTS7000215');
    });
    each(
      (name) => `works again with ${name} once it has sourced the new file`,
      async ({ line, signedIn }) => assert.match(await shell.must(line), signedIn),
    );
  });

  describe('after a crash and a new start on the same port', () => {
    before(async () => {
      await azure.end('SIGKILL');
      azure = await LocalAzureProcess.start('--port', azure.port, '--state', state);
    });
    each(
      (name) => `is stale, and ${name} says so in words that the README explains`,
      (client) => fails(client, client.afterCrash),
    );
  });
});

describe('a second local Azure', () => {
  const state = join(temporaryFolder('clients-second'), 'state.json');
  let azure: LocalAzureProcess;
  before(async () => {
    azure = await LocalAzureProcess.start('--port', '0', '--state', state);
  });
  after(() => azure?.end());

  test('says that the port is in use, as the README has it', async () => {
    const words = 'The port is in use.';
    await assert.rejects(LocalAzureProcess.start('--port', azure.port), { message: new RegExp(words) });
    assert.ok(README.includes(words));
  });

  test('says that the state file is in use, as the README has it', async () => {
    const words = 'is in use by another local Azure';
    await assert.rejects(LocalAzureProcess.start('--port', '0', '--state', state), { message: new RegExp(words) });
    assert.ok(README.includes(words));
  });

  test('works beside the first on another port, each with its own certificate', async () => {
    const other = await LocalAzureProcess.start('--port', '0');
    try {
      for (const one of [azure, other]) {
        const line = `node ${join(PROGRAMS, 'get-token.cjs')}`;
        assert.equal(await new Shell(one.script).must(line), '3');
      }
    } finally {
      await other.end();
    }
  });
});
