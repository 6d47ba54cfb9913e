import { TerraformVariable } from 'cdktf';
import { codes, problems } from '../../support/problems';
import { GUIDS, newStack, register, synth, Terraform } from '../../support/synth';

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

test.each(['preventDuplicateNames', 'fallbackPublicClientEnabled', 'grantAdminConsent'])(
  '%s must be true or false',
  (prop) => {
    expect(codes({ [prop]: 'yes' })).toEqual(['type']);
    expect(codes({ [prop]: false })).toEqual([]);
  },
);

test.each([true, 'yes', [{}], null])('implicitGrant must be an object, not %j', (implicitGrant) => {
  expect(codes({ implicitGrant: implicitGrant as object })).toEqual(['type']);
});

test('implicitGrant must hold true or false', () => {
  expect(codes({ implicitGrant: { accessTokenIssuanceEnabled: 1, idTokenIssuanceEnabled: 0 } as object })).toEqual([
    'type',
    'type',
  ]);
});
