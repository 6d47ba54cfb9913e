import * as jose from 'jose';
import { aadsts, titleOf } from '../../checks/support/browser';
import { ADT_API } from '../src/entra/audiences';
import { Tenant } from './people';
import { ADT_SCOPE } from './person';

// What a person sees, and what the client gets.

let tenant: Tenant;
const log: string[] = [];
beforeAll(async () => {
  tenant = await Tenant.start({ log: (line) => log.push(line) });
});
afterAll(() => tenant.azure.stop());

test('a person signs in, and the client gets tokens that say who they are', async () => {
  const client = tenant.consented();
  const person = tenant.person('owner');
  const browser = tenant.browser();
  const login = await browser.get(client.path());
  expect([login.status, titleOf(login)]).toEqual([200, 'Sign in']);
  const { status, location, answer } = await browser.signIn(login, person);
  expect([status, location?.split('?')[0], answer.state]).toEqual([302, 'http://localhost:1234/', 'a state']);

  const { json } = await client.token(client.codeForm(answer.code, { client_info: '1' }));
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const { tenantId, origin } = tenant.azure;
  const appId = client.application.appId;
  expect(jose.decodeJwt(json.access_token)).toMatchObject({
    aud: 'https://digitaltwins.azure.net',
    scp: 'Read.Write',
    oid: person.objectId,
    appid: appId,
    appidacr: '0',
    upn: person.userPrincipalName,
    name: 'owner',
    idtyp: 'user',
    tid: tenantId,
  });
  expect(jose.decodeJwt(json.access_token)).not.toHaveProperty('groups');
  expect(jose.decodeJwt(json.id_token)).toMatchObject({
    iss: `${origin}/${tenantId}/v2.0`,
    aud: appId,
    nonce: 'a nonce',
    oid: person.objectId,
    tid: tenantId,
    preferred_username: person.userPrincipalName,
    name: 'owner',
    ver: '2.0',
  });
  const keys = jose.createLocalJWKSet((await browser.get(`/${tenantId}/discovery/v2.0/keys`)).json);
  await jose.jwtVerify(json.id_token, keys, { audience: appId });
  const info = JSON.parse(Buffer.from(json.client_info, 'base64url').toString());
  expect(info).toEqual({ uid: person.objectId, utid: tenantId });
});

test.each([
  ['as the client wrote them', ADT_SCOPE, [ADT_SCOPE, 'https://digitaltwins.azure.net/Read.Write']],
  ['in its letter case', 'https://digitaltwins.azure.net/read.write', ['https://digitaltwins.azure.net/read.write']],
  ['with the application ID', `${ADT_API}/Read.Write`, [`${ADT_API}/Read.Write`]],
])('scopes are answered %s', async (_, scope, expected) => {
  const client = tenant.consented();
  const code = await tenant.code(client, tenant.person(), { scope });
  expect((await client.token(client.codeForm(code))).json.scope.split(' ').sort()).toEqual(expected.sort());
});

test('without offline_access there is no refresh token, and without openid no ID token', async () => {
  const client = tenant.consented();
  const code = await tenant.code(client, tenant.person(), { scope: ADT_SCOPE });
  const { json } = await client.token(client.codeForm(code));
  expect([json.access_token !== undefined, json.refresh_token, json.id_token]).toEqual([true, undefined, undefined]);
});

test('the same person is another subject to each client, and the same object ID', async () => {
  const person = tenant.person();
  const claims = async () => {
    const client = tenant.consented();
    const { json } = await client.token(client.codeForm(await tenant.code(client, person)));
    return jose.decodeJwt(json.id_token);
  };
  const [one, other] = [await claims(), await claims()];
  expect(one.oid).toBe(other.oid);
  expect(one.sub).not.toBe(other.sub);
});

describe('groups are in a token', () => {
  const groupsOf = async (groupMembershipClaims: string | null) => {
    const person = tenant.person();
    const inner = tenant.azure.seed.securityGroup('inner', [person.objectId]);
    const outer = tenant.azure.seed.securityGroup('outer', [inner]);
    const client = tenant.consented({ other: { groupMembershipClaims } });
    tenant.assign(client, inner);
    const { json } = await client.token(client.codeForm(await tenant.code(client, person)));
    return [inner, outer, jose.decodeJwt(json.id_token).groups];
  };

  test.each([null, 'None', 'DirectoryRole'])('not if the registration says %s', async (claims) => {
    expect((await groupsOf(claims))[2]).toBeUndefined();
  });

  test.each(['SecurityGroup', 'All'])('all of them, if it says %s', async (claims) => {
    const [inner, outer, groups] = await groupsOf(claims);
    expect(groups).toEqual([inner, outer]);
  });

  test('those that are assigned to the application, if it says ApplicationGroup', async () => {
    const [inner, , groups] = await groupsOf('ApplicationGroup');
    expect(groups).toEqual([inner]);
  });

  test('by an address, where they are more than two hundred', async () => {
    const person = tenant.person();
    for (let count = 0; count < 201; count += 1) {
      const id = tenant.azure.seed.securityGroup(`g${count}`);
      tenant.azure.state.groups[id].members.push(person.objectId);
    }
    const client = tenant.consented({ other: { groupMembershipClaims: 'SecurityGroup' } });
    const { json } = await client.token(client.codeForm(await tenant.code(client, person)));
    const { groups, _claim_names: names } = jose.decodeJwt(json.id_token);
    expect([groups, names]).toEqual([undefined, { groups: 'src1' }]);
  });
});

test('application roles that a person has are in the tokens of the application', async () => {
  const person = tenant.person();
  const role = { id: crypto.randomUUID(), value: 'Operator', isEnabled: true, displayName: 'o', description: 'o' };
  const client = tenant.consented({ other: { appRoles: [{ ...role, allowedMemberTypes: ['User'] }] } });
  tenant.assign(client, person.objectId);
  const [assignment] = Object.values(tenant.azure.state.appRoleAssignments).slice(-1);
  assignment.appRoleId = role.id;
  const { json } = await client.token(client.codeForm(await tenant.code(client, person)));
  expect(jose.decodeJwt(json.id_token).roles).toEqual(['Operator']);
});

describe('an e-mail address is in the ID token', () => {
  const email = async (mail: string | undefined, scope: string) => {
    const person = tenant.person();
    tenant.azure.state.users[person.objectId].other.mail = mail;
    const client = tenant.consented();
    tenant.grant(client, '00000003-0000-0000-c000-000000000000', 'email', person);
    const { json } = await client.token(client.codeForm(await tenant.code(client, person, { scope })));
    return jose.decodeJwt(json.id_token).email;
  };

  test.each([
    ['a@contoso.com', 'openid email', 'a@contoso.com'],
    ['a@contoso.com', 'openid', undefined],
    [undefined, 'openid email', undefined],
  ])('of a person with %s, if the scopes are %s: %s', async (mail, scope, expected) => {
    expect(await email(mail, scope)).toBe(expected);
  });
});

describe('response mode', () => {
  const implicit = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true };
  const web = { homePageUrl: null, logoutUrl: null, redirectUris: [], implicitGrantSettings: implicit };
  const answer = async (different: Record<string, string>) => {
    const client = tenant.consented({ web });
    const browser = tenant.browser();
    return browser.signIn(await browser.get(client.path(different)), tenant.person());
  };

  test.each([
    ['code', '', '?'],
    ['code', 'query', '?'],
    ['code', 'fragment', '#'],
    ['id_token', '', '#'],
    ['token', '', '#'],
    ['code id_token', '', '#'],
    ['id_token token', 'fragment', '#'],
  ])('of %s with %s leads to an address with %s', async (type, mode, mark) => {
    const { location, answer: sent } = await answer({ response_type: type, ...(mode && { response_mode: mode }) });
    expect(location).toMatch(new RegExp(`^http://localhost:1234/\\${mark}`));
    const named: Record<string, string> = { code: 'code', id_token: 'id_token', token: 'access_token' };
    const expected = type.split(' ').map((one) => named[one]);
    expect(Object.keys(sent)).toEqual(expect.arrayContaining([...expected, 'state']));
    for (const name of Object.values(named)) expect([name, name in sent]).toEqual([name, expected.includes(name)]);
  });

  test('form_post sends a form, by a script or by a button', async () => {
    const page = await answer({ response_mode: 'form_post' });
    const form = page.root.querySelector('form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual(['post', 'http://localhost:1234/']);
    const fields = page.root.querySelectorAll('input').map((input) => input.getAttribute('name'));
    expect(fields).toEqual(['code', 'session_state', 'state']);
    expect(page.root.querySelector('form button')).not.toBeNull();
    expect(page.headers['content-security-policy']).toContain("form-action 'self' http://localhost:1234;");
  });

  test('the hashes in an ID token are of the code and of the access token beside it', async () => {
    const { answer: hybrid } = await answer({ response_type: 'code id_token' });
    const { answer: both } = await answer({ response_type: 'id_token token' });
    const half = async (text: string) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text)))
        .subarray(0, 16)
        .toString('base64url');
    expect(jose.decodeJwt(hybrid.id_token).c_hash).toBe(await half(hybrid.code));
    expect(jose.decodeJwt(both.id_token).at_hash).toBe(await half(both.access_token));
    expect(both.expires_in).toBe('3600');
  });
});

describe('on the login page', () => {
  const open = async (different: Record<string, string> = {}) => {
    const browser = tenant.browser();
    return { browser, page: await browser.get(tenant.consented().path(different)) };
  };

  test.each([
    ['a wrong password', (name: string) => ({ username: name, password: 'wrong' }), 50126],
    ['somebody who is not there', () => ({ username: 'nobody@contoso.onmicrosoft.com', password: 'x' }), 50034],
    ['nothing', () => ({ username: '', password: '' }), 50034],
  ])('%s is told, and can be corrected', async (_, fields, code) => {
    const person = tenant.person();
    const { browser, page } = await open();
    const again = await browser.submit(page, fields(person.userPrincipalName));
    expect([again.status, titleOf(again), aadsts(again)]).toEqual([200, 'Sign in', code]);
    expect(again.root.querySelector('[role=alert]')?.text).toMatch(/Correlation ID [0-9a-f-]{36}, \d{4}-/);
    expect((await browser.signIn(again, person)).answer.code).toBeDefined();
  });

  test('a disabled person is refused, with the right password only', async () => {
    const person = tenant.person();
    tenant.azure.state.users[person.objectId].accountEnabled = false;
    const { browser, page } = await open();
    expect(aadsts(await browser.signIn(page, person))).toBe(50057);
    expect(aadsts(await browser.signIn(page, { ...person, password: 'wrong' }))).toBe(50126);
  });

  test('ten guesses lock the person for a minute, the right password too', async () => {
    const person = tenant.person();
    const { browser, page } = await open();
    const afresh = await open();
    const guess = async (password: string) => aadsts(await browser.signIn(page, { ...person, password }));
    for (let count = 0; count < 10; count += 1) expect(await guess('wrong')).toBe(50126);
    expect(await guess(person.password)).toBe(50053);
    const later = Date.now() + 61_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    expect((await afresh.browser.signIn(afresh.page, person)).answer.code).toBeDefined();
    clock.mockRestore();
    expect(await guess('wrong')).toBe(50126);
  });

  test('the hint is filled in, and not trusted', async () => {
    const { page } = await open({ login_hint: '"><script>alert(1)</script>' });
    expect(page.root.querySelectorAll('script')).toEqual([]);
    expect(page.root.querySelector('#username')?.getAttribute('value')).toBe('"><script>alert(1)</script>');
  });
});

describe('prompt', () => {
  const open = async () => {
    const client = tenant.consented();
    const browser = tenant.browser();
    const first = tenant.person();
    await browser.signIn(await browser.get(client.path()), first);
    const ask = (different: Record<string, string> = {}) => browser.get(client.path(different));
    return { client, browser, first, ask };
  };

  test('without any, the only person who is signed in is taken', async () => {
    expect((await (await open()).ask()).answer.code).toBeDefined();
  });

  test('login asks for the password, also of those who are signed in', async () => {
    const { browser, ask, first } = await open();
    const page = await ask({ prompt: 'login' });
    expect(titleOf(page)).toBe('Sign in');
    const flow = page.root.querySelector('[name=flow]')?.getAttribute('value') ?? '';
    const shortcut = await browser.post('/common/oauth2/account', { flow, user: first.objectId });
    expect(titleOf(shortcut)).toBe('Sign in');
    expect((await browser.signIn(page, first)).answer.code).toBeDefined();
  });

  test('select_account shows who is signed in, and leads to others', async () => {
    const { client, browser, ask, first } = await open();
    const picker = await ask({ prompt: 'select_account' });
    expect(titleOf(picker)).toBe('Pick an account');
    expect((await browser.submit(picker, { user: first.objectId })).answer.code).toBeDefined();
    const login = await browser.submit(picker, { user: '' });
    expect(titleOf(login)).toBe('Sign in');
    const second = tenant.person();
    expect((await browser.signIn(login, second)).answer.code).toBeDefined();

    const both = await ask();
    expect(titleOf(both)).toBe('Pick an account');
    expect(both.root.querySelectorAll('button')).toHaveLength(3);
    const { answer } = await ask({ login_hint: first.userPrincipalName.toUpperCase() });
    const { json } = await client.token(client.codeForm(answer.code));
    expect(jose.decodeJwt(json.access_token).oid).toBe(first.objectId);
    expect(titleOf(await ask({ login_hint: 'else@contoso.onmicrosoft.com' }))).toBe('Sign in');
    expect(aadsts(await ask({ prompt: 'none' }))).toBe(16000);
  });

  test('a person who is not signed in cannot be picked', async () => {
    const { browser, ask } = await open();
    const picker = await ask({ prompt: 'select_account' });
    const other = await browser.submit(picker, { user: tenant.person().objectId });
    expect(other.answer.code).toBeUndefined();
    expect(titleOf(other)).toBe('Pick an account');
  });

  test('none never shows a page', async () => {
    const { ask, client } = await open();
    expect((await ask({ prompt: 'none' })).answer.code).toBeDefined();
    const hinted = await ask({ prompt: 'none', login_hint: 'else@contoso.onmicrosoft.com' });
    const stranger = await tenant.browser().get(client.path({ prompt: 'none' }));
    for (const { status, answer } of [hinted, stranger]) {
      expect([status, answer.error, answer.state]).toEqual([302, 'login_required', 'a state']);
      expect(answer.error_description).toContain('AADSTS50058');
    }
  });

  test('consent asks again for what was granted', async () => {
    const { browser, ask } = await open();
    const page = await ask({ prompt: 'consent' });
    expect(titleOf(page)).toBe('Permissions requested');
    expect((await browser.submit(page, { decision: 'accept' })).answer.code).toBeDefined();
  });

  test.each(['often', 'create', 'login none'])('%s is an error', async (prompt) => {
    expect(aadsts(await (await open()).ask({ prompt }))).toBe(90100);
  });
});

describe('a session ends', () => {
  const open = async () => {
    const client = tenant.consented();
    const browser = tenant.browser();
    const person = tenant.person();
    await browser.signIn(await browser.get(client.path()), person);
    return { browser, person, silent: () => browser.get(client.path({ prompt: 'none' })), client };
  };

  test('with the password, the person, or their leave', async () => {
    for (const change of [{ passwordHash: 'another' }, { accountEnabled: false }]) {
      const { person, silent } = await open();
      Object.assign(tenant.azure.state.users[person.objectId], change);
      expect(aadsts(await silent())).toBe(50058);
    }
    const { person, silent } = await open();
    delete tenant.azure.state.users[person.objectId];
    expect(aadsts(await silent())).toBe(50058);
  });

  test('with the next sign-in of its browser, which gives it another cookie', async () => {
    const { browser, client } = await open();
    const kept = browser.cookie;
    await browser.signIn(await browser.get(client.path({ prompt: 'login' })), tenant.person());
    const silent = await tenant.browser().get(client.path({ prompt: 'none' }), { Cookie: kept });
    expect(aadsts(silent)).toBe(50058);
  });

  test('after a day', async () => {
    const { silent } = await open();
    const later = Date.now() + 24 * 60 * 60 * 1000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    expect(aadsts(await silent())).toBe(50058);
    clock.mockRestore();
  });

  test.each([
    ['a registered address', 'http://localhost:77', 302, 'http://localhost:77/?state=s'],
    ['an address that is not registered', 'https://evil.example', 200, undefined],
    ['no address', '', 200, undefined],
  ])('with a sign-out that leads to %s', async (_, uri, status, location) => {
    const { browser, silent } = await open();
    const query = new URLSearchParams({ post_logout_redirect_uri: uri, state: 's' });
    const out = await browser.get(`/common/oauth2/v2.0/logout?${query}`);
    expect([out.status, out.location]).toEqual([status, location]);
    expect(aadsts(await silent())).toBe(50058);
  });

  test('on the server too: the cookie opens nothing after the sign-out, by a form as well', async () => {
    const { browser, client } = await open();
    const kept = browser.cookie;
    const out = await browser.post('/common/oauth2/v2.0/logout', { post_logout_redirect_uri: 'http://localhost' });
    expect([out.status, out.location]).toEqual([302, 'http://localhost/']);
    const silent = await tenant.browser().get(client.path({ prompt: 'none' }), { Cookie: kept });
    expect(aadsts(silent)).toBe(50058);
  });
});

describe('userinfo', () => {
  const ask = async (scope: string, granted = 'openid profile email') => {
    const client = tenant.client();
    const person = tenant.person();
    tenant.azure.state.users[person.objectId].other.mail = 'asked@contoso.com';
    tenant.grant(client, '00000003-0000-0000-c000-000000000000', granted);
    const { json } = await client.token(client.codeForm(await tenant.code(client, person, { scope })));
    const headers = { Authorization: `Bearer ${json.access_token}` };
    return {
      ...(await tenant.browser().get('/oidc/userinfo', headers)),
      claims: json.id_token && jose.decodeJwt(json.id_token),
    };
  };

  test('says who signed in, as the ID token does', async () => {
    const { json, claims } = await ask('openid profile email');
    const { sub, name, preferred_username: upn, email } = claims;
    expect(json).toEqual({ sub, name, preferred_username: upn, email });
  });

  test('is for those with the scope openid', async () => {
    expect((await ask('User.Read', 'User.Read')).status).toBe(401);
    expect((await tenant.browser().post('/oidc/userinfo', {})).status).toBe(401);
  });

  test('says no more than was granted', async () => {
    expect(Object.keys((await ask('openid', 'openid')).json)).toEqual(['sub']);
  });
});

test('neither the log nor the state has a code, a token, a password or a cookie', async () => {
  const client = tenant.consented();
  const person = tenant.person();
  const browser = tenant.browser();
  const { answer } = await browser.signIn(await browser.get(client.path()), person);
  const { json } = await client.token(client.codeForm(answer.code));
  await browser.get(`/common/oauth2/v2.0/logout?id_token_hint=${json.id_token}`);
  const all = log.join('\n') + JSON.stringify(tenant.azure.state);
  const cookie = browser.cookie.split('=')[1];
  for (const secret of [answer.code, json.access_token, json.refresh_token, json.id_token, person.password, cookie]) {
    expect(secret === undefined || secret === '' || all.includes(secret)).toBe(secret === undefined || secret === '');
  }
});
