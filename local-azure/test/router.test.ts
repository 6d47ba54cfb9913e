import { apiError } from '../src/http/api-error';
import { BadBody } from '../src/http/body';
import type { Incoming } from '../src/http/https-server';
import { ANONYMOUS, ok } from '../src/http/request';
import { ANY_QUERY, Router, route } from '../src/http/router';

const badRequest = (message: string) => apiError(400, 'Bad', message);
const named = (name: string, path: string, method = 'GET') => route(method, path, ANY_QUERY, () => ok(name));

const router = new Router(
  [
    named('list', '/v1.0/applications'),
    named('by client ID', "/v1.0/applications\\(appId=':appId'\\)"),
    named('versions', '/secrets/:name/versions'),
    named('secret', '/secrets/:name{/{:version}}'),
    named('reference', '/v1.0/applications/:id/owners/$ref', 'POST'),
    named('assignment', '{*scope}/providers/Microsoft.Authorization/roleAssignments/:name'),
  ],
  badRequest,
);

async function find(path: string, method = 'GET') {
  const match = router.find({ method, path });
  return match && [(await match.answer({ query: {} } as Incoming, ANONYMOUS)).body, match.params];
}

test.each([
  ['/v1.0/applications', ['list', {}]],
  ['/V1.0/APPLICATIONS', ['list', {}]],
  ["/v1.0/applications(appId='a-b')", ['by client ID', { appId: 'a-b' }]],
  ['/secrets/one', ['secret', { name: 'one', version: '' }]],
  ['/secrets/one/', ['secret', { name: 'one', version: '' }]],
  ['/secrets/one/2', ['secret', { name: 'one', version: '2' }]],
  ['/secrets/one/versions', ['versions', { name: 'one' }]],
  ['/secrets/a b(c)', ['secret', { name: 'a b(c)', version: '' }]],
  [
    '/Subscriptions/A/resourceGroups/b/PROVIDERS/microsoft.authorization/roleassignments/c',
    ['assignment', { scope: '/Subscriptions/A/resourceGroups/b', name: 'c' }],
  ],
  ['/providers/Microsoft.Authorization/roleAssignments/c', ['assignment', { scope: '', name: 'c' }]],
])('%s is found', async (path, expected) => {
  expect(await find(path)).toEqual(expected);
});

test.each([
  '/v1.0/applications/',
  '/v1.0/applications/a/owners/$ref', // another method
  '/v1x0/applications',
  '/secrets',
  '/secrets/one/2/3',
  '/subscriptions/a/providers/MicrosoftxAuthorization/roleAssignments/c',
  '/a/providers/Microsoft.Authorization/roleAssignments/c/d',
])('%s is not', async (path) => {
  expect(await find(path)).toBeUndefined();
});

test('an OData reference is a path like any other', async () => {
  expect(await find('/v1.0/applications/a/owners/$ref', 'POST')).toEqual(['reference', { id: 'a' }]);
});

const filtered = new Router(
  [route('GET', '/all', ['$filter', 'for*'], ({ query }) => ok(query))],
  badRequest,
  ({ query }) => {
    if (query.$filter === 'never') throw apiError(400, 'Never', 'checked');
  },
);
const ask = (query: Incoming['query'], body?: unknown) =>
  filtered.find({ method: 'GET', path: '/all' })?.answer({ query, body } as Incoming, ANONYMOUS);

test.each<[string, Incoming['query'], string]>([
  ['that the route does not honour', { $filter: 'x', $top: '1' }, '$top'],
  ['that is sent twice', { $filter: ['x', 'y'] }, '$filter was sent more than once'],
  ['that the API refuses for every route', { $filter: 'never' }, 'checked'],
])('a query option %s is an error', (_, query, message) => {
  expect(() => ask(query)).toThrow(message);
});

test('a query option that may be sent more than once has all of its values', () => {
  expect(ask({ $filter: 'x', for: ['a', 'b'] })).toEqual(ok({ $filter: 'x', for: 'a,b' }));
});

test('a body that cannot be used is worded by the API, and keeps its status', () => {
  expect(() => ask({}, new BadBody('too large', 413))).toThrow('too large');
  try {
    ask({}, new BadBody('too large', 413));
  } catch (error) {
    expect(error).toMatchObject({ status: 413, body: { error: { code: 'Bad' } } });
  }
});
