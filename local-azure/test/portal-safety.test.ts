import type { HTMLElement } from 'node-html-parser';
import type { Portal } from '../src';
import { deployQuickstart } from './recording';
import { TestClient } from './test-client';
import { type Visit, type Visited, visit, visitAll } from './visit';

let deployer: TestClient;
let portal: Portal;

beforeAll(async () => {
  deployer = await TestClient.start();
  await deployQuickstart(deployer);
  portal = await deployer.azure.openPortal();
});
afterAll(async () => {
  await portal.stop();
  await deployer.azure.stop();
});

const host = () => new URL(portal.url).host;
const port = () => new URL(portal.url).port;

describe('the portal is reached', () => {
  const status = async (visited: Visit, url = portal.url) => (await visit(url, visited)).status;

  test.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['vault.localhost', 421],
  ])('under the name %s: %i', async (name, expected) => {
    expect(await status({ headers: { host: `${name}:${port()}` } })).toBe(expected);
  });

  test('at the port that it listens on, and at no other', async () => {
    expect(await status({ headers: { host: '127.0.0.1:1' } })).toBe(421);
  });

  test.each(['', 'style.css', 'registrations', 'x/', 'x/style.css', 'x/registrations'])(
    'with the key alone: /%s shows nothing',
    async (path) => {
      const { status, text } = await visit(`http://${host()}/${path}`);
      expect([status, text]).toEqual([404, 'Nothing is here. The local Azure printed the address of its portal.\n']);
    },
  );

  test('with another key at each start', async () => {
    const other = await deployer.azure.openPortal();
    await other.stop();
    expect(new URL(other.url).pathname).not.toBe(new URL(portal.url).pathname);
    expect(new URL(other.url).pathname.length).toBeGreaterThan(30);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('to read, and not by %s', async (method) => {
    expect(await status({ method })).toBe(404);
    expect(await status({ method }, `${portal.url}registrations`)).toBe(404);
  });
});

describe('no page', () => {
  test('runs, loads, frames, sends or keeps anything', async () => {
    const pages = await visitAll(portal.url);
    expect(pages.size).toBeGreaterThan(15);
    for (const { headers, root } of pages.values()) {
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'self'; .*form-action 'none'; frame-ancestors 'none'$/,
      );
      expect([headers['referrer-policy'], headers['cache-control'], headers['set-cookie']]).toEqual([
        'no-referrer',
        'no-store',
        undefined,
      ]);
      expect(root.querySelectorAll('script, style, [style], form, iframe, img, object')).toEqual([]);
    }
  });

  test('leads out of the portal, or to a page that is not there', async () => {
    const pages = await visitAll(portal.url);
    for (const [url, { status, root }] of pages) {
      expect([url, status]).toEqual([url, 200]);
      for (const link of root.querySelectorAll('[href]')) {
        expect(link.getAttribute('href')).toMatch(new RegExp(`^(#main|data:,|${new URL(portal.url).pathname}.*)$`));
      }
    }
  });

  test('shows a secret, its hash, or a key that opens anything', async () => {
    const { azure } = deployer;
    const { applications } = azure.state;
    const hashes = Object.values(applications).flatMap(({ passwordCredentials }) =>
      passwordCredentials.map(({ hash }) => hash),
    );
    const { body } = await deployer.call('POST', `/v1.0/applications/${Object.keys(applications)[1]}/addPassword`, {});
    const hidden = [azure.deployer.clientSecret, azure.controlKey, body.secretText, ...hashes];
    expect(hidden.filter((value) => typeof value === 'string' && value.length > 20)).toHaveLength(5);

    const text = [...(await visitAll(portal.url)).values()].map((page) => page.text).join('\n');
    expect(hidden.filter((value) => text.includes(value))).toEqual([]);
  });
});

describe('a name is text, whatever it holds', () => {
  const HOSTILE = [
    `"><script>alert(1)</script>`,
    `' onmouseover='alert(1)`,
    '<img src=x onerror=alert(1)>',
    '</bdi></h1></main></body>',
    '&lt;b&gt;&amp;',
    '\u202Eevil\u202C',
    'javascript:alert(1)',
  ];

  const CUSTOM = {
    id: '00000000-0000-4000-8000-000000000000',
    description: '',
    assignableScopes: [],
    actions: [],
    notActions: [],
    dataActions: [],
    notDataActions: [],
  };

  /** Gives the name to everything that has one. */
  function nameAll(name: string): void {
    const { applications, servicePrincipals, instances, roleAssignments, roleDefinitions, users, groups } =
      deployer.azure.state;
    for (const application of Object.values(applications)) {
      Object.assign(application, { displayName: name, other: { tags: [name] } });
      application.web.logoutUrl = name;
      application.spa.redirectUris = [name];
      for (const secret of application.passwordCredentials) secret.displayName = name;
      application.federatedIdentityCredentials = [
        { id: '1', name, issuer: name, subject: name, audiences: [name], description: name },
      ];
    }
    for (const named of [servicePrincipals, users, groups].flatMap((of) => Object.values(of))) named.displayName = name;
    for (const instance of Object.values(instances)) instance.location = name;
    roleDefinitions[CUSTOM.id] = { ...CUSTOM, name };
    for (const assignment of Object.values(roleAssignments)) assignment.roleDefinitionId = CUSTOM.id;
  }

  /** People who may sign in to an application, and have consented. */
  function assignPeople(): void {
    const { azure } = deployer;
    const { servicePrincipals, appRoleAssignments, permissionGrants } = azure.state;
    const [{ id: resourceId }] = Object.values(servicePrincipals);
    const { objectId } = azure.seed.user('person');
    for (const principalId of [objectId, azure.seed.securityGroup('people')]) {
      const assignment = { appRoleId: crypto.randomUUID(), principalId, principalType: 'User', resourceId } as const;
      appRoleAssignments[principalId] = { id: principalId, createdDateTime: '', ...assignment };
    }
    const grant = { id: 'grant', clientId: resourceId, resourceId, consentType: 'Principal', scope: 'gone' } as const;
    permissionGrants.grant = { ...grant, principalId: objectId };
  }

  /** What a page is made of besides text: elements and the names of their attributes. */
  const skeleton = (root: HTMLElement): string[] =>
    root.querySelectorAll('*').map((element) => [element.tagName, ...Object.keys(element.attributes)].join(' '));

  const skeletons = (pages: Visited[]) => pages.map(({ root }) => skeleton(root).join('\n')).sort();
  const visitEach = async () => [...(await visitAll(portal.url)).values()];

  let harmless: string[];
  beforeAll(async () => {
    assignPeople();
    nameAll('name');
    harmless = skeletons(await visitEach());
  });

  test.each(HOSTILE)('%s', async (name) => {
    nameAll(name);
    const pages = await visitEach();
    expect(skeletons(pages)).toEqual(harmless);
    const shown = pages.flatMap(({ root }) =>
      root.querySelectorAll('h1 bdi, dd, th, td').map((cell) => cell.text.trim()),
    );
    expect(shown.filter((text) => text === name).length).toBeGreaterThan(30);
  });
});
