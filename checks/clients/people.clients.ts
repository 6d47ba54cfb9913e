import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { PYTHON } from './support/clients';
import { goProgram, PROGRAMS } from './support/other-languages';
import { Shell, SIGN_IN } from './support/shell';
import { ROLE, World } from './support/world';

const REDIRECT_URI = 'https://plant.example/in';

// What is refused is refused to the same program that is not, when the registration lacks one thing.

let world: World;
let reader: string;
/** Client IDs of public clients: of one that lacks nothing; of one that needs assignments and has none, and public client flows off. */
let open: string;
let closed: string;

before(async () => {
  world = await World.make();
  reader = world.user.userPrincipalName;
  const publicClient = { redirectUris: ['http://localhost'] };
  open = (await world.signInClient({ publicClient, isFallbackPublicClient: true })).clientId;
  closed = (await world.signInClient({ publicClient }, { appRoleAssignmentRequired: true })).clientId;
});
after(() => world.azure.stop());

/** A shell whose browser no user has signed in with. */
function freshShell({ azure, environmentFile }: World, library: string): Shell {
  const shell = new Shell(environmentFile);
  Object.assign(shell.variables, { ADT_INSTANCE_URL: `${azure.origin}/adt/plant`, SIGNS_IN_FOR: library });
  return shell;
}

type Implicit = 'enableAccessTokenIssuance' | 'enableIdTokenIssuance' | 'none';

/** A web application, with its secret, and what it may have by the implicit flow. */
async function webClient(implicit: Implicit): Promise<string> {
  const off = { enableAccessTokenIssuance: false, enableIdTokenIssuance: false };
  const implicitGrantSettings = implicit === 'none' ? off : { ...off, [implicit]: true };
  const web = { redirectUris: [REDIRECT_URI], implicitGrantSettings };
  const { clientId, secret } = await world.signInClient({ web });
  return `${clientId} '${secret}' ${REDIRECT_URI}`;
}

describe('a user signs in to clients in Python', () => {
  const run = (program: string, args: string) =>
    freshShell(world, 'MSAL.Python').json(`python ${join(PROGRAMS, program)} ${args}`);

  test('with msal: in a browser, by device code, silently; with requests-oauthlib by password', PYTHON, async () => {
    assert.deepEqual(await run('public_client.py', open), {
      interactive: reader,
      'device code': reader,
      code: reader,
      'code, silent': reader,
      'code, wrong proof key': 'AADSTS501481',
      refreshed: ['identity_provider', reader],
      password: 'Bearer',
    });
    assert.deepEqual(await run('public_client.py', closed), {
      interactive: 'AADSTS50105',
      'device code': 'AADSTS7000218',
      code: 'AADSTS50105',
      'code, silent': 'AADSTS50105',
      'code, wrong proof key': 'AADSTS50105',
      password: 'AADSTS7000218',
    });
  });

  test('with msal and a secret; with requests-oauthlib by the implicit flow', PYTHON, async () => {
    const printed = {
      'wrong secret': 'AADSTS7000215',
      code: reader,
      'same code': 'AADSTS54005',
      refreshed: ['identity_provider', reader],
    };
    assert.deepEqual(await run('web_client.py', await webClient('enableAccessTokenIssuance')), {
      ...printed,
      implicit: 'Bearer',
    });
    assert.deepEqual(await run('web_client.py', await webClient('none')), { ...printed, implicit: 'AADSTS700051' });
  });

  test('with azure-identity, and reads twins once they have the role', PYTHON, async () => {
    const signedIn = { interactive: reader, 'device code': reader };
    assert.deepEqual(await run('credentials.py', open), { ...signedIn, models: 403 });
    world.azure.seed.roleAssignment(world.user.objectId, 'Azure Digital Twins Data Reader', world.instanceId);
    assert.deepEqual(await run('credentials.py', open), { ...signedIn, models: 0 });
    const refused = { interactive: 'AADSTS50105', 'device code': 'AADSTS7000218', models: 'AADSTS50105' };
    assert.deepEqual(await run('credentials.py', closed), refused);
  });
});

test('a user signs in to clients in Go', async (context: TestContext) => {
  const program = await goProgram('go-people');
  if ('missing' in program) return context.skip(program.missing);
  const run = async (client: string) =>
    freshShell(world, 'MSAL.Go').json(`${program.path} ${client} ${await webClient('none')}`);
  const web = { web: reader, 'web, same code': 'AADSTS54005' };
  assert.deepEqual(await run(open), {
    ...web,
    interactive: reader,
    'device code': reader,
    password: reader,
    code: 'signed in',
    'code, silent': 'signed in',
    'code, wrong proof key': 'AADSTS501481',
    refreshed: 'signed in',
  });
  assert.deepEqual(await run(closed), {
    ...web,
    interactive: 'AADSTS50105',
    'device code': 'AADSTS7000218',
    password: 'AADSTS7000218',
    code: 'AADSTS50105',
    'code, silent': 'AADSTS50105',
    'code, wrong proof key': 'AADSTS50105',
  });
});

describe('a user signs in to clients that hold each answer against OpenID Connect, and signs out', () => {
  const printed = (implicit: string) => ({
    ...{ code: reader, name: 'reader', implicit, silent: reader },
    ...{ 'led back': true, 'silent, signed out': 'AADSTS50058' },
  });

  /** What a client prints where it may have ID tokens by the implicit flow, and where it may not. */
  async function bothWays(library: string, program: string) {
    const run = async (implicit: Implicit) =>
      freshShell(world, library).json(`${program} ${await webClient(implicit)}`);
    return [await run('enableIdTokenIssuance'), await run('none')];
  }

  test('openid-client in JavaScript, which can do both flows in one', async () => {
    assert.deepEqual(await bothWays('openid-client', `node ${join(PROGRAMS, 'openid.mjs')}`), [
      { ...printed(reader), hybrid: reader },
      { ...printed('AADSTS700054'), hybrid: 'AADSTS700054' },
    ]);
  });

  test('oic in Python', PYTHON, async () => {
    const program = `python ${join(PROGRAMS, 'openid.py')}`;
    assert.deepEqual(await bothWays('pyoidc', program), [printed(reader), printed('AADSTS700054')]);
  });

  test('zitadel/oidc in Go', async (context: TestContext) => {
    const program = await goProgram('go-openid');
    if ('missing' in program) return context.skip(program.missing);
    assert.deepEqual(await bothWays('zitadel/oidc', program.path), [printed(reader), printed('AADSTS700054')]);
  });
});

describe('a user signs in to the Azure CLI', () => {
  const IN_BROWSER = 'az login';
  const BY_DEVICE_CODE = `
    az login --use-device-code 2> told &
    until grep -q deviceauth told; do sleep 0.1; done
    xdg-open "$(grep -o 'https://[^ ]*' told)" "$(sed 's/.*enter the code \\([A-Z0-9]*\\).*/\\1/' told)" > page
    wait $!`;
  let its: World;
  let shell: Shell;

  before(async () => {
    if (PYTHON.skip) return;
    its = await World.make();
    shell = freshShell(its, 'AZURECLI/');
    await shell.must(SIGN_IN.slice(0, 2).join('\n'));
  });

  after(() => its?.azure.stop());

  test('once they have a role on something in the subscription', PYTHON, async () => {
    assert.match((await shell.run(IN_BROWSER)).text, /No subscriptions found for reader@/);
    its.azure.seed.roleAssignment(its.user.objectId, ROLE, its.instanceId);
    const [{ id, user }] = await shell.json(IN_BROWSER);
    assert.deepEqual([id, user.name], [its.azure.subscriptionId, reader]);
  });

  test('and finds themselves, and their twins', PYTHON, async () => {
    assert.equal(await shell.json('az ad signed-in-user show --query id'), its.user.objectId);
    const query = `--url "$ADT_INSTANCE_URL/query?api-version=2023-10-31" --body '{"query": "SELECT * FROM digitaltwins"}'`;
    const found = await shell.json(`az rest --method post --resource https://digitaltwins.azure.net ${query}`);
    assert.deepEqual(found.value, []);
  });

  test('by device code, unless an administrator limits it to those who are assigned', PYTHON, async () => {
    const [{ user }] = await shell.json(BY_DEVICE_CODE);
    assert.equal(user.name, reader);
    const { servicePrincipals } = its.azure.state;
    const [cli] = Object.values(servicePrincipals).filter(({ displayName }) => displayName === 'Microsoft Azure CLI');
    cli.other.appRoleAssignmentRequired = true;
    assert.match((await shell.run(IN_BROWSER)).text, /AADSTS50105/);
  });
});
