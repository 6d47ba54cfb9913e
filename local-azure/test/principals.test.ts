import { isPassword } from '../src/entra/password';
import { findUser, groupsOf, principalType } from '../src/entra/principals';
import { TestClient } from './test-client';

let client: TestClient;
beforeAll(async () => {
  client = await TestClient.start();
});
afterAll(() => client.azure.stop());

const azure = () => ({ store: { state: client.azure.state } }) as Parameters<typeof groupsOf>[0];

test('a person is in the groups of their groups, also where those are in each other', () => {
  const { seed, state } = client.azure;
  const person = seed.user('reader');
  const inner = seed.securityGroup('inner', [person.objectId]);
  const outer = seed.securityGroup('outer', [inner]);
  state.groups[inner].members.push(outer);
  seed.securityGroup('others');
  expect(groupsOf(azure(), person.objectId)).toEqual([inner, outer]);
  expect(groupsOf(azure(), outer).sort()).toEqual([inner, outer].sort());
});

test('an object ID says what it stands for', () => {
  const { seed } = client.azure;
  const { objectId } = seed.user('typed');
  const types = [objectId, seed.securityGroup('typed'), client.azure.deployer.objectId, client.azure.tenantId];
  expect(types.map((id) => principalType(azure(), id))).toEqual(['User', 'Group', 'ServicePrincipal', undefined]);
});

test('a person is found by their name in whatever letter case', () => {
  const { objectId } = client.azure.seed.user('cased');
  expect(findUser(azure(), 'CASED@Contoso.onmicrosoft.com')?.id).toBe(objectId);
  expect(findUser(azure(), 'cased')).toBeUndefined();
});

test('a password is checked without being kept', () => {
  const { objectId, password } = client.azure.seed.user('checked');
  const { passwordHash } = client.azure.state.users[objectId];
  expect(passwordHash).not.toContain(password);
  expect([password, `${password} `, ''].map((text) => isPassword(text, passwordHash))).toEqual([true, false, false]);
});
