import { blankApplication } from '../src/graph/blank-application';
import { filterOf } from '../src/graph/odata/filter';
import { APPLICATION, shownApplication } from '../src/graph/shown-application';
import { ABSENT, type Answer, TestClient } from './test-client';

const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

const get = (path: string, options: Record<string, string> = {}) =>
  deployer.call('GET', `${path}?${new URLSearchParams(options)}`);
const failure = ({ status, body }: Answer) => [status, body.error?.code];

describe('a filter', () => {
  const application = {
    ...shownApplication(blankApplication()),
    displayName: "The Plant's",
    appId: ABSENT,
    identifierUris: ['api://plant', 'https://contoso.com/plant'],
    tags: ['a,b', 'it (is)'],
    signInAudience: 'AzureADMyOrg',
  };
  const holds = (filter: string, isAdvanced = false) => filterOf(APPLICATION, filter, isAdvanced)(application);

  test.each<[string, boolean]>([
    ["displayName eq 'The Plant''s'", true],
    ["displayName eq 'the plant''s'", true],
    ["DisplayName EQ 'The Plant''s'", true],
    ["displayName eq 'The Plant'", false],
    [`appId eq '${ABSENT.toUpperCase()}'`, true],
    ["startswith(displayName,'the')", true],
    ["startsWith( displayName , 'The Pl' )", true],
    ["startswith(displayName,'Plant')", false],
    ["startswith(displayName,'')", true],
    [`appId in ('a','${ABSENT}')`, true],
    ["appId in ('a', 'b')", false],
    ["identifierUris/any(s:s eq 'api://plant')", true],
    ["identifierUris/any(uri:uri eq 'API://Plant')", true],
    ["identifierUris/any(s:s eq 'api://other')", false],
    ["identifierUris/any(s:startswith(s,'https:'))", true],
    ["identifierUris/any (x:x eq 'api://other' or x eq 'api://plant')", true],
    ["tags/any(t:t eq 'it (is)')", true],
    ["displayName eq 'x' or appId eq 'y' and appId eq 'z'", false],
    [`displayName eq 'x' and appId eq 'y' or appId eq '${ABSENT}'`, true],
    [`displayName eq 'x' and (appId eq 'y' or appId eq '${ABSENT}')`, false],
    [`startswith(displayName,'The') and appId eq '${ABSENT}' and signInAudience eq 'AzureADMyOrg'`, true],
  ])('%s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ["displayName ne 'other'", true],
    ["displayName ne 'The Plant''s'", false],
    ["not startswith(displayName,'The')", false],
    ["NOT (displayName eq 'a' or displayName eq 'b')", true],
    ["not identifierUris/any(s:s eq 'api://other')", true],
    ['applicationTemplateId eq null', true],
    ['displayName ne null', true],
  ])('%s is %s, in an advanced query only', (filter, expected) => {
    expect(holds(filter, true)).toBe(expected);
    expect(() => holds(filter)).toThrow('Request_UnsupportedQuery');
  });

  test.each<[string, string]>([
    ["nope eq 'a'", "Could not find a property named 'nope' on type 'microsoft.graph.application'"],
    ["constructor eq 'a'", "Could not find a property named 'constructor'"],
    ["startswith(nope,'a')", "named 'nope'"],
    ["nope/any(s:s eq 'a')", "named 'nope'"],
    ['displayName eq true', 'incompatible types'],
    ['displayName eq 7', 'incompatible types'],
    ["identifierUris eq 'api://plant'", 'incompatible types'],
    ["identifierUris in ('api://plant')", 'incompatible types'],
    ["startswith(identifierUris,'api')", 'incompatible types'],
    ["displayName eq 'a", 'unterminated string literal at position 14'],
    ["displayName eq 'a' b", 'Syntax error at position 19'],
    ["displayName eq 'a'b'", 'unterminated string literal'],
    ['', 'Syntax error at position 0'],
    ['displayName', 'Syntax error'],
    ['displayName eq', 'Syntax error'],
    ["'a' eq displayName", 'Syntax error at position 0'],
    ["(displayName eq 'a'", 'Syntax error'],
    ["displayName eq 'a')", 'Syntax error'],
    ["displayName eq 'a' and", 'Syntax error'],
    ["startswith(displayName 'a')", 'Syntax error'],
    ["displayName/any(s:s eq 'a')", 'Syntax error'],
    ["identifierUris/any(s:s/any(t:t eq 'a'))", 'Syntax error'],
    ["identifierUris/any(s s eq 'a')", 'Syntax error'],
    ['appId in ()', 'Syntax error'],
    [`${'('.repeat(21)}displayName eq 'a'${')'.repeat(21)}`, 'nested more than 20 deep'],
  ])('%s is an error of the client', (filter, message) => {
    expect(() => holds(filter, true)).toThrow(/"BadRequest","message":"Invalid filter clause/);
    expect(() => holds(filter, true)).toThrow(message);
  });

  test.each<[string, string]>([
    ["createdDateTime ge '2020'", 'the property createdDateTime in $filter'],
    ["displayName gt 'a'", 'the operator gt in $filter'],
    ["contains(displayName,'a')", 'the function contains in $filter'],
    ["endswith(displayName,'a')", 'the function endswith in $filter'],
    ["identifierUris/all(s:s eq 'a')", 'the function identifierUris/all in $filter'],
    ['identifierUris/any()', 'any() without a condition in $filter'],
    ["identifierUris/any(s:displayName eq 'a')", 'the path displayName within any() in $filter'],
    ['identifierUris/$count eq 0', 'the path identifierUris/$count in a query'],
    ["web/homePageUrl eq 'a'", 'the path web/homePageUrl in a query'],
  ])('%s is 501, and named: Microsoft Graph can do it, or says no for reasons of its own', (filter, what) => {
    expect(() => holds(filter, true)).toThrow(
      `"NotImplemented","message":"The local Azure does not implement ${what}.`,
    );
  });

  test('of thousands of brackets ends at once', () => {
    const started = performance.now();
    for (const filter of ['('.repeat(8000), "'".repeat(8001), `${'not '.repeat(4000)}a`]) {
      expect(() => holds(filter, true)).toThrow('Invalid filter clause');
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a collection', () => {
  let names: string[];
  beforeAll(async () => {
    names = ['page-1', 'page-2', 'page-3', 'page-4', 'page-5'];
    for (const displayName of names) await deployer.application({ displayName, tags: ['paged'] });
  });

  const filter = { $filter: "tags/any(t:t eq 'paged')" };
  const found = ({ body }: Answer) => body.value.map(({ displayName }: { displayName: string }) => displayName);

  test.each(['/v1.0/applications', '/beta/applications', '/v1.0/servicePrincipals', '/beta/servicePrincipals'])(
    '%s is listed without a filter',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(200);
      expect(body.value.some(({ displayName }: { displayName: string }) => displayName === 'deployer')).toBe(true);
      expect(body['@odata.context']).toBe(`${deployer.azure.origin}${path.replace(/(\w+)$/, '$metadata#$1')}`);
    },
  );

  test('comes in pages of the size that was asked for, each of which leads to the next', async () => {
    const pages: string[][] = [];
    let answer = await get('/v1.0/applications', { ...filter, $top: '2', $select: 'id,displayName' });
    for (;;) {
      pages.push(found(answer));
      const next = answer.body['@odata.nextLink'];
      if (!next) break;
      expect(next).toMatch(new RegExp(`^${deployer.azure.origin}/v1\\.0/applications\\?`));
      answer = await deployer.call('GET', next.replace(deployer.azure.origin, ''));
    }
    expect(pages).toEqual([['page-1', 'page-2'], ['page-3', 'page-4'], ['page-5']]);
  });

  test('comes in pages of a hundred, if no size was asked for', async () => {
    for (let count = 0; count < 101; count += 1) deployer.azure.seed.identity('many');
    const options = { $filter: "displayName eq 'many'" };
    const { body } = await get('/v1.0/servicePrincipals', options);
    expect(body.value).toHaveLength(100);
    const next = await deployer.call('GET', body['@odata.nextLink'].replace(deployer.azure.origin, ''));
    expect(next.body.value).toHaveLength(1);
    expect((await get('/v1.0/servicePrincipals', { ...options, $top: '999' })).body.value).toHaveLength(101);
  });

  test.each(['0', '1000', '-1', 'many', '', '1.5'])('has no pages of %p', async (size) => {
    const answer = await get('/v1.0/applications', { $top: size });
    expect(failure(answer)).toEqual([400, 'Request_UnsupportedQuery']);
    expect(answer.body.error.message).toBe(
      `Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.`,
    );
  });

  test('has no page after one that is gone, or that never was', async () => {
    for (const $skiptoken of ['', 'nonsense', Buffer.from('constructor').toString('base64url')]) {
      expect(failure(await get('/v1.0/applications', { $skiptoken }))).toEqual([400, 'Directory_ExpiredPageToken']);
    }
  });

  test('is counted in an advanced query, and only there', async () => {
    const count = async (options: Record<string, string>, headers = {}) => {
      const query = new URLSearchParams({ ...filter, $top: '2', ...options });
      return (await send(`/v1.0/applications?${query}`, headers)).body['@odata.count'];
    };
    expect(await count({ $count: 'true' }, { ConsistencyLevel: 'eventual' })).toBe(5);
    expect(await count({ $count: 'false' }, { ConsistencyLevel: 'eventual' })).toBeUndefined();
    expect(await count({ $count: 'true' })).toBeUndefined();
    expect(failure(await get('/v1.0/applications', { $count: 'maybe' }))).toEqual([400, 'Request_UnsupportedQuery']);
  });

  test('accepts ne in an advanced query, and names what is missing in another', async () => {
    const options = { $filter: "displayName ne 'page-1' and tags/any(t:t eq 'paged')", $count: 'true' };
    const path = `/v1.0/applications?${new URLSearchParams(options)}`;
    expect(found(await send(path, { consistencyLevel: 'Eventual' }))).toEqual(names.slice(1));
    const refused = await send(path);
    expect(failure(refused)).toEqual([400, 'Request_UnsupportedQuery']);
    expect(refused.body.error.message).toContain('ConsistencyLevel:eventual');
  });

  test('has a number, for those who send the header', async () => {
    const path = `/v1.0/applications/$count?${new URLSearchParams(filter)}`;
    const { status, body, headers } = await send(path, { ConsistencyLevel: 'eventual' });
    expect([status, body, headers['content-type']]).toEqual([200, 5, 'text/plain']);
    expect(failure(await send(path))).toEqual([400, 'Request_BadRequest']);
    expect(await send('/beta/servicePrincipals/$count', { ConsistencyLevel: 'eventual' })).toMatchObject({
      body: Object.keys(deployer.azure.state.servicePrincipals).length,
    });
  });
});

/** Reads with headers of its own. */
async function send(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { body } = await deployer.token();
  return deployer.send('GET', path, undefined, { Authorization: `Bearer ${body.access_token}`, ...headers });
}

describe('a selection', () => {
  test.each([
    ['displayName', { displayName: 'chosen' }],
    ['displayName, DISPLAYNAME', { displayName: 'chosen' }],
    ['DisplayName,identifierUris,notes', { displayName: 'chosen', identifierUris: [], notes: null }],
    ['oauth2RequirePostResponse', { oauth2RequirePostResponse: false }],
  ])('of %s is that, and nothing else', async ($select, expected) => {
    const { id } = await deployer.application({ displayName: 'chosen' });
    const { body } = await get(`/v1.0/applications/${id}`, { $select });
    const { '@odata.context': context, ...rest } = body;
    expect(rest).toEqual(expected);
    expect(context).toContain(`$metadata#applications(${$select.replace(' ', '')})/$entity`);
    const listed = await get('/v1.0/applications', { $select, $filter: `id eq '${id}'` });
    expect(listed.body.value).toEqual([expected]);
  });

  test.each(['', '*'])('of %p is everything', async ($select) => {
    const { id } = await deployer.application();
    expect((await get(`/v1.0/applications/${id}`, { $select })).body).toMatchObject({ id, tags: [] });
  });

  test.each(['nope', 'displayName,nope', '__proto__', 'constructor', 'id,'])('of %s is refused', async ($select) => {
    const { id } = await deployer.application();
    for (const path of ['/v1.0/applications', `/v1.0/applications/${id}`]) {
      const answer = await get(path, { $select });
      expect(failure(answer)).toEqual([400, 'BadRequest']);
      expect(answer.body.error.message).toMatch(/^Parsing OData Select and Expand failed: Could not find a property/);
    }
  });

  test('within a property is 501', async () => {
    expect(failure(await get('/v1.0/applications', { $select: 'web/redirectUris' }))).toEqual([501, 'NotImplemented']);
  });
});

describe('a route', () => {
  const LIST = ['$filter', '$select', '$top', '$count', '$skiptoken'];
  const OPTIONS = [...LIST, '$expand', '$orderby', '$search', '$skip', 'filter', 'zzz', 'constructor'];

  /** Every route, with the options that it honours, and a body that it would take. */
  const routes = async (): Promise<[string, string, string[], unknown?][]> => {
    const { id, appId } = await deployer.application();
    const { id: principalId } = await deployer.servicePrincipal(appId);
    const fic = { name: 'fic', issuer: 'https://a', subject: 'b', audiences: ['c'] };
    const { body } = await deployer.call('POST', `/v1.0/applications/${id}/federatedIdentityCredentials`, fic);
    const api = await get('/v1.0/servicePrincipals', { $filter: `appId eq '${ADT_API}'` });
    const grant = { clientId: principalId, resourceId: api.body.value[0].id, consentType: 'AllPrincipals', scope: '' };
    const { body: granted } = await deployer.call('POST', '/v1.0/oauth2PermissionGrants', grant);
    const application = `/v1.0/applications/${id}`;
    const credential = `${application}/federatedIdentityCredentials/${body.id}`;
    const principal = `/v1.0/servicePrincipals/${principalId}`;
    const reference = { '@odata.id': `${deployer.azure.origin}/v1.0/directoryObjects/${principalId}` };
    return [
      ['GET', '/v1.0/applications', LIST],
      ['GET', '/v1.0/applications/$count', ['$filter']],
      ['POST', '/v1.0/applications', [], { displayName: 'a' }],
      ['GET', application, ['$select']],
      ['PATCH', application, [], {}],
      ['GET', `${application}/owners`, LIST],
      ['POST', `${application}/owners/$ref`, [], reference],
      ['DELETE', `${application}/owners/${principalId}/$ref`, []],
      ['POST', `${application}/addPassword`, [], {}],
      ['POST', `${application}/removePassword`, [], { keyId: ABSENT }],
      ['GET', `${application}/federatedIdentityCredentials`, LIST],
      ['GET', `${application}/federatedIdentityCredentials/$count`, ['$filter']],
      ['POST', `${application}/federatedIdentityCredentials`, [], fic],
      ['GET', credential, ['$select']],
      ['PATCH', credential, [], {}],
      ['DELETE', credential, []],
      ['GET', '/v1.0/servicePrincipals', LIST],
      ['GET', '/v1.0/servicePrincipals/$count', ['$filter']],
      ['POST', '/v1.0/servicePrincipals', [], { appId }],
      ['GET', principal, ['$select']],
      ['PATCH', principal, [], {}],
      ['GET', `${principal}/owners`, LIST],
      ['POST', `${principal}/owners/$ref`, [], reference],
      ['POST', `${principal}/addPassword`, [], {}],
      ['POST', `${principal}/removePassword`, [], { keyId: ABSENT }],
      ['POST', '/v1.0/directoryObjects/getByIds', [], { ids: [] }],
      ['GET', '/v1.0/oauth2PermissionGrants', LIST],
      ['GET', '/v1.0/oauth2PermissionGrants/$count', ['$filter']],
      ['POST', '/v1.0/oauth2PermissionGrants', [], grant],
      ['GET', `/v1.0/oauth2PermissionGrants/${granted.id}`, ['$select']],
      ['PATCH', `/v1.0/oauth2PermissionGrants/${granted.id}`, [], { scope: '' }],
      ['DELETE', `/v1.0/oauth2PermissionGrants/${granted.id}`, []],
      ['DELETE', principal, []],
      ['DELETE', application, []],
    ];
  };

  test('refuses every query option that it does not honour, names it, and does nothing', async () => {
    const all = await routes();
    const state = JSON.stringify(deployer.azure.state);
    for (const [method, path, honoured, body] of all) {
      for (const option of OPTIONS.filter((one) => !honoured.includes(one))) {
        const { status, body: answer } = await deployer.call(method, `${path}?${option}=1`, body);
        expect([method, path, option, status]).toEqual([method, path, option, 400]);
        expect(answer.error.message).toContain(option);
      }
    }
    expect(JSON.stringify(deployer.azure.state)).toBe(state);
  });
});
