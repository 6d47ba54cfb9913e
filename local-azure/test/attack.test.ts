import { Agent, request } from 'node:https';
import fc from 'fast-check';
import { ADT_AUDIENCES } from '../src/entra/audiences';
import { nameOf } from '../src/http/router';
import { type Attack, aim, attack, attackOn, ROUTES, sendable } from './attack';
import { TestClient } from './test-client';

/** As many requests to any route come before the one that a test is about. */
const OTHERS = 10;
/** `ATTACKS=60000 npm test -- test/attack` is what the nightly workflow runs. */
const attacks = Number(process.env.ATTACKS ?? 600);
const HANGS_MS = 10_000;

const permissions = ['Application.ReadWrite.All', 'Directory.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'];

const failures: string[] = [];
const statuses = new Set<number>();
let host: TestClient;
let agent: Agent;
let user: string;
let atFirst: string;
beforeAll(async () => {
  host = await TestClient.start({
    log: (line) => {
      if (/ 500 \d+ ms|^\w*Error|\n +at /.test(line)) failures.push(line);
    },
  });
  user = host.azure.seed.user('target').objectId; // once: to hash a password takes as long as an attack
  atFirst = JSON.stringify(host.azure.state);
  agent = new Agent({ ca: host.azure.certificate, servername: 'localhost', keepAlive: true });
});
afterAll(async () => {
  agent.destroy();
  await host.azure.stop();
});

/** Forgets what earlier attacks have made. */
function begin(): void {
  const { state } = host.azure;
  for (const [name, table] of Object.entries(JSON.parse(atFirst))) {
    const live = state[name as keyof typeof state];
    if (typeof live !== 'object') continue;
    if (Array.isArray(live)) live.length = 0;
    else for (const key of Object.keys(live)) delete live[key];
    Object.assign(live, table);
  }
}

/** An identity that may do everything, and one of each thing that there can be. */
async function target() {
  begin();
  const { azure, subscription } = host;
  const instance = azure.seed.instance('plant');
  const vault = azure.seed.vault('vault');
  const attacker = host.as(permissions, 'Owner');
  azure.seed.roleAssignment(attacker.identity.objectId, 'Azure Digital Twins Data Owner', subscription);
  const { id, appId } = await attacker.client();
  const there = {
    ...{ application: id, appId, instance, vault, user, group: azure.seed.securityGroup('target', [user]) },
    servicePrincipal: Object.values(azure.state.servicePrincipals).find((one) => one.appId === appId)?.id ?? '',
    role: Object.values(azure.state.roleAssignments)[0].name,
    ...{ tenant: azure.tenantId, subscription: azure.subscriptionId },
    ...{
      self: attacker.identity.objectId,
      clientId: attacker.identity.clientId,
      secret: attacker.identity.clientSecret,
    },
  };
  const tokens = await Promise.all(
    [`${azure.origin}/.default`, `${ADT_AUDIENCES[0]}/.default`].map(
      async (scope) => (await attacker.token({ scope })).body.access_token as string,
    ),
  );
  return { there, tokens };
}

function send(one: Attack, { there, tokens: [token, adtToken] }: Awaited<ReturnType<typeof target>>): Promise<number> {
  const path = `${sendable(aim(one.path, there))}?${aim(one.query, there)}`;
  const body = one.form ?? (one.body === undefined ? undefined : aim(JSON.stringify(one.body), there));
  const type = one.form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  return new Promise((resolve, reject) => {
    const sent = request(`${host.azure.origin}${path}`, {
      agent,
      method: one.method,
      timeout: HANGS_MS,
      headers: {
        ...one.headers,
        ...(body !== undefined && { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }),
        Authorization: `Bearer ${path.startsWith('/adt/') ? adtToken : token}`,
      },
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer after ${HANGS_MS} ms`)));
    sent.on('error', reject);
    sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)));
    sent.end(body);
  });
}

test.each(ROUTES.map((route) => [nameOf(route), route] as const))(
  '%s answers whatever is sent, and never with 500',
  async (_, route) => {
    const others = fc.array(attack, { maxLength: OTHERS, size: 'max' });
    await fc.assert(
      fc.asyncProperty(others, attackOn(route), async (before, last) => {
        const aimed = await target();
        for (const one of [...before, last]) {
          failures.length = 0;
          const status = await send(one, aimed);
          statuses.add(status);
          if (status === 500 || failures.length > 0) throw new Error(`${status} ${failures.join('\n')}`);
        }
      }),
      { numRuns: Math.ceil(attacks / ROUTES.length / (1 + OTHERS / 2)) },
    );
  },
  3_600_000,
);

test('attacks get through, and leave nothing behind in the process', async () => {
  // Few random requests name an object that is there, and the rest right: whether one does must not depend on chance.
  const aimed = { method: 'DELETE', path: '/v1.0/applications/{application}', query: '', body: undefined, headers: {} };
  statuses.add(await send(aimed, await target()));
  expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 400, 404, 501]));
  expect(Object.keys(Object.prototype)).toEqual([]);
});
