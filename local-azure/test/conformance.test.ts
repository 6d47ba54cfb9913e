import { problemsOf } from './conformance/answers';

const answered = (path: string, body: unknown, { method = 'GET', status = 200 } = {}) =>
  problemsOf({ method, path, status, body });
const instance = (changes: object) =>
  answered('/subscriptions/s/resourceGroups/g/providers/Microsoft.DigitalTwins/digitalTwinsInstances/plant', {
    ...{ id: 'x', name: 'plant', type: 'Microsoft.DigitalTwins/digitalTwinsInstances', location: 'westeurope' },
    ...changes,
  });
const application = (changes: object) =>
  answered('/v1.0/applications', {
    '@odata.context': 'https://127.0.0.1/v1.0/$metadata#applications',
    value: [{ id: 'x', displayName: 'plant', ...changes }],
  });

// TestClient asks for each answer that a test gets.
test.each<[string, string[], string]>([
  [
    'a property that Azure does not have',
    instance({ properties: { colour: 'red' } }),
    'properties.colour is not known',
  ],
  ['a property that is missing', instance({ location: undefined }), 'location is missing'],
  ['a property of another type', instance({ properties: { hostName: 7 } }), 'hostName should be a text'],
  ['a time that is none', instance({ properties: { createdTime: 'now' } }), 'createdTime should be a time'],
  ['no list', answered('/adt/plant/query', { value: {} }, { method: 'POST' }), 'value should be a list'],
  ['an error without a message', answered('/v1.0/x', { error: { code: 'x' } }, { status: 400 }), 'no code and message'],
  ['an unknown property of Graph', application({ colour: 'red' }), 'Application.colour is not known'],
  ['a property of another type', application({ identifierUris: 'x' }), 'identifierUris should be string[]'],
  ['a wrong property inside', application({ web: { redirectUris: [7] } }), 'redirectUris[0] should be string'],
  ['an unknown set of objects', answered('/v1.0/x', { value: [{ colour: 'red' }] }), 'no type is known'],
])('an answer with %s is found', (_, problems, expected) => {
  expect(problems).toEqual([expect.stringContaining(expected)]);
});

test('an answer that is as Microsoft publishes it has no problems', () => {
  expect([...instance({}), ...application({ web: { redirectUris: ['https://x'], homePageUrl: null } })]).toEqual([]);
});
