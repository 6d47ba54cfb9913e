import { TerraformVariable, Token } from 'cdktf';
import { AdtApi, type ApiPermission } from '../../src';
import { codes, problems } from '../support/problems';
import { GUIDS, newStack, register, synth, Terraform } from '../support/synth';

const guid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const guids = (count: number) => Array.from({ length: count }, (_, index) => guid(index));

describe('owners', () => {
  test('are the deployer by default, of the application and of the service principal', () => {
    const terraform = synth();
    const deployer = [expect.stringMatching(/^\$\{data\.azuread_client_config\.\w+\.object_id\}$/)];
    expect(terraform.resource('azuread_application').owners).toEqual(deployer);
    expect(terraform.resource('azuread_service_principal').owners).toEqual(deployer);
  });

  test('of your own replace the default on both', () => {
    const terraform = synth({ owners: [GUIDS[0], GUIDS[1]] });
    expect(terraform.resource('azuread_application').owners).toEqual([GUIDS[0], GUIDS[1]]);
    expect(terraform.resource('azuread_service_principal').owners).toEqual([GUIDS[0], GUIDS[1]]);
  });

  test('may be tokens, as the list and in its elements', () => {
    const stack = newStack();
    const list = new TerraformVariable(stack, 'owners', { type: 'list(string)' }).listValue;
    const one = new TerraformVariable(stack, 'owner', { type: 'string' }).stringValue;
    register({ owners: list }, stack);
    expect(Terraform.of(stack).resource('azuread_application').owners).toBe('${var.owners}');
    expect(codes({ owners: [one, one, 'nobody'] })).toEqual(['guid']);
  });

  test.each<[string, unknown]>([
    ['list-empty', []],
    ['guid', ['anna@contoso.com']],
    ['guid', [`{${guid(1)}}`]],
    ['type', [undefined]],
    ['type', guid(1)],
    ['duplicate', ['abcdef00-0000-4000-8000-000000000000', 'ABCDEF00-0000-4000-8000-000000000000']],
    ['guid', [`${guid(1)}0`]],
    ['guid', ['gggggggg-0000-4000-8000-000000000000']],
    ['type', '${var.owners}'],
    ['type', 7],
    ['owner-count', guids(101)],
  ])('are refused for %s: %j', (code, owners) => {
    expect(codes({ owners: owners as string[] })).toEqual([code]);
  });

  test('that are empty are refused with the reason', () => {
    expect(problems(() => register({ owners: [] }))).toEqual([
      'owners must not be an empty list; leave it out to make the deployer the owner: without any, a deployer can lose ' +
        'its own application [list-empty]',
    ]);
  });

  test('that are holes are refused', () => {
    expect(codes({ owners: new Array(2) })).toEqual(['type', 'type']);
  });

  test('may be 100', () => {
    expect(codes({ owners: guids(100) })).toEqual([]);
  });
});

describe('apiPermissions', () => {
  const GRAPH = '00000003-0000-0000-c000-000000000000';

  test('are requested as scopes and as roles', () => {
    const { required_resource_access } = synth({
      apiPermissions: [
        { resourceAppId: GRAPH, scopeIds: [guid(1), guid(2)], roleIds: [guid(3)] },
        { resourceAppId: guid(4), roleIds: [guid(5)] },
      ],
    }).resource('azuread_application');
    expect(required_resource_access[1]).toEqual({
      resource_app_id: GRAPH,
      resource_access: [
        { id: guid(1), type: 'Scope' },
        { id: guid(2), type: 'Scope' },
        { id: guid(3), type: 'Role' },
      ],
    });
    expect(required_resource_access[2]).toEqual({
      resource_app_id: guid(4),
      resource_access: [{ id: guid(5), type: 'Role' }],
    });
  });

  test('may be tokens, as lists and in their elements', () => {
    const stack = newStack();
    const list = new TerraformVariable(stack, 'ids', { type: 'list(string)' }).listValue;
    const one = new TerraformVariable(stack, 'one', { type: 'string' }).stringValue;
    register(
      {
        apiPermissions: [
          { resourceAppId: one, scopeIds: list, roleIds: [one] },
          { resourceAppId: one, scopeIds: list, roleIds: list },
        ],
      },
      stack,
    );
    const dynamic = (type: string) => ({ for_each: '${var.ids}', content: { id: '${resource_access.value}', type } });
    expect(Terraform.of(stack).resource('azuread_application').required_resource_access.slice(1)).toEqual([
      {
        resource_app_id: '${var.one}',
        resource_access: [{ id: '${var.one}', type: 'Role' }],
        dynamic: { resource_access: [dynamic('Scope')] },
      },
      {
        resource_app_id: '${var.one}',
        resource_access: [],
        dynamic: { resource_access: [dynamic('Scope'), dynamic('Role')] },
      },
    ]);
  });

  test.each<[string, unknown]>([
    ['list-empty', []],
    ['type', {}],
    ['type', [GRAPH]],
    ['type', [null]],
    ['type', [{ scopeIds: [guid(1)] }]],
    ['type', [{ resourceAppId: Object.create(null), scopeIds: [guid(1)] }]],
    ['type', Token.asList('${var.apis}')],
    ['type', Token.asAny({ a: 1 })],
    ['guid', [{ resourceAppId: 'Microsoft Graph', scopeIds: [guid(1)] }]],
    ['guid', [{ resourceAppId: GRAPH, scopeIds: ['User.Read'] }]],
    ['guid', [{ resourceAppId: GRAPH, roleIds: ['User.Read.All'] }]],
    ['api-permission-none', [{ resourceAppId: GRAPH }]],
    ['list-empty', [{ resourceAppId: GRAPH, scopeIds: [] }]],
    ['list-empty', [{ resourceAppId: GRAPH, roleIds: [] }]],
    ['duplicate', [{ resourceAppId: GRAPH, scopeIds: [guid(1), guid(1)] }]],
    ['duplicate', [{ resourceAppId: GRAPH, roleIds: [guid(1), guid(1)] }]],
    ['duplicate', [GRAPH, GRAPH].map((resourceAppId) => ({ resourceAppId, scopeIds: [guid(1)] }))],
    ['api-permission-adt', [{ resourceAppId: AdtApi.CLIENT_ID.toUpperCase(), scopeIds: [guid(1)] }]],
    ['api-permission-count', guids(50).map((resourceAppId) => ({ resourceAppId, scopeIds: [guid(1)] }))],
    ['api-permission-count', [{ resourceAppId: GRAPH, scopeIds: guids(200), roleIds: guids(200) }]],
  ])('are refused for %s: %j', (code, apiPermissions) => {
    expect(codes({ apiPermissions: apiPermissions as ApiPermission[] })).toEqual([code]);
  });

  test('that are tokens are not counted', () => {
    const list = new TerraformVariable(newStack(), 'ids', { type: 'list(string)' }).listValue;
    expect(codes({ apiPermissions: [{ resourceAppId: GRAPH, scopeIds: list, roleIds: guids(399) }] })).toEqual([]);
  });

  test('may be 399 on 49 APIs, beside the one on Azure Digital Twins', () => {
    const ids = guids(400);
    const apiPermissions = guids(49).map((resourceAppId, index) => ({
      resourceAppId,
      scopeIds: index === 0 ? ids.slice(0, 351) : [guid(1)],
    }));
    expect(codes({ apiPermissions })).toEqual([]);
  });
});

test.each(['fallbackPublicClientEnabled', 'grantAdminConsent'])('%s must be true or false', (prop) => {
  expect(codes({ [prop]: 'yes' })).toEqual(['type']);
  expect(codes({ [prop]: false })).toEqual([]);
});

test.each([true, 'yes', [{}], null])('implicitGrant must be an object, not %j', (implicitGrant) => {
  expect(codes({ implicitGrant: implicitGrant as object })).toEqual(['type']);
});

test('implicitGrant must hold true or false', () => {
  expect(codes({ implicitGrant: { accessTokenIssuanceEnabled: 1, idTokenIssuanceEnabled: 0 } as object })).toEqual([
    'type',
    'type',
  ]);
});
