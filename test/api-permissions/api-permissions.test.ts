import { TerraformVariable, Token } from 'cdktf';
import { AdtApi, type ApiPermission } from '../../src';
import { codes } from '../support/problems';
import { newStack, register, synth, Terraform } from '../support/synth';

const guid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const guids = (count: number) => Array.from({ length: count }, (_, index) => guid(index));

describe('apiPermissions', () => {
  const GRAPH = '00000003-0000-0000-c000-000000000000';

  test('are requested as scopes and as roles', () => {
    const { required_resource_access } = synth({
      apiPermissions: [
        { resourceAppId: GRAPH, scopeIds: [guid(1), guid(2)], appRoleIds: [guid(3)] },
        { resourceAppId: guid(4), appRoleIds: [guid(5)] },
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
          { resourceAppId: one, scopeIds: list, appRoleIds: [one] },
          { resourceAppId: one, scopeIds: list, appRoleIds: list },
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
    ['guid', [{ resourceAppId: GRAPH, appRoleIds: ['User.Read.All'] }]],
    ['api-permission-none', [{ resourceAppId: GRAPH }]],
    ['list-empty', [{ resourceAppId: GRAPH, scopeIds: [] }]],
    ['list-empty', [{ resourceAppId: GRAPH, appRoleIds: [] }]],
    ['duplicate', [{ resourceAppId: GRAPH, scopeIds: [guid(1), guid(1)] }]],
    ['duplicate', [{ resourceAppId: GRAPH, appRoleIds: [guid(1), guid(1)] }]],
    ['duplicate', [GRAPH, GRAPH].map((resourceAppId) => ({ resourceAppId, scopeIds: [guid(1)] }))],
    ['api-permission-adt', [{ resourceAppId: AdtApi.CLIENT_ID.toUpperCase(), scopeIds: [guid(1)] }]],
    ['api-permission-count', guids(50).map((resourceAppId) => ({ resourceAppId, scopeIds: [guid(1)] }))],
    ['api-permission-count', [{ resourceAppId: GRAPH, scopeIds: guids(200), appRoleIds: guids(200) }]],
  ])('are refused for %s: %j', (code, apiPermissions) => {
    expect(codes({ apiPermissions: apiPermissions as ApiPermission[] })).toEqual([code]);
  });

  test('that are tokens are not counted', () => {
    const list = new TerraformVariable(newStack(), 'ids', { type: 'list(string)' }).listValue;
    expect(codes({ apiPermissions: [{ resourceAppId: GRAPH, scopeIds: list, appRoleIds: guids(399) }] })).toEqual([]);
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
