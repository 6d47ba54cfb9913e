import { apiError } from '../src/http/api-error';
import { type ApiRequest, ok } from '../src/http/request';
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
  return match && [(await match.handle({ query: {} } as ApiRequest)).body, match.params];
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

test('a query option that the route does not honour is an error that names it', () => {
  const filtered = new Router([route('GET', '/all', ['$filter'], () => ok('all'))], badRequest);
  const ask = (query: Record<string, string>) =>
    filtered.find({ method: 'GET', path: '/all' })?.handle({ query } as unknown as ApiRequest);
  expect(ask({ $filter: 'x' })).toEqual(ok('all'));
  expect(() => ask({ $filter: 'x', $top: '1' })).toThrow('$top');
});
