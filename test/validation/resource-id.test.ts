import { type AdoptedRegistration, AdtRole } from '../../src';
import { problems } from '../support/problems';
import { expression, GUIDS, INSTANCE_ID, instanceId, register, SUBSCRIPTION } from '../support/synth';

const VAULT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;
const role = AdtRole.DATA_READER;

/** What is wrong with the ID of an instance, after the name of the prop. */
const ofInstance = (id: string) => ofRoleAssignment({ instanceId: id, role }, 'instanceId');
const ofRole = (id: string) =>
  ofRoleAssignment({ instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(id) }, 'role');
function ofRoleAssignment(roleAssignment: { instanceId: string; role: AdtRole }, prop: string): string[] {
  return problems(() => register({ roleAssignment })).map((text) => text.replace(`roleAssignment.${prop} `, ''));
}
const ofVault = (keyVaultId: string) =>
  problems(() => register().clientSecret.storeInKeyVault('Vault', { keyVaultId, name: 'adt' })).map((text) =>
    text.replace('keyVaultId ', ''),
  );
const ofAdopted = (roleAssignmentId: string) =>
  problems(() => {
    const adopt: AdoptedRegistration = {
      applicationObjectId: GUIDS[0],
      servicePrincipalObjectId: GUIDS[1],
      roleAssignmentId,
    };
    return register({ adopt, roleAssignment: { instanceId: INSTANCE_ID, role } });
  }).map((text) => text.replace('adopt.roleAssignmentId ', ''));

const IN_GROUP =
  'must have a resource group of 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, ' +
  'with no period at its end';

describe('the ID of an instance with one wrong part names the part, its rule, and what it holds', () => {
  const NAME = 'must have a name of 3 to 63 letters, digits and hyphens, with no hyphen at its ends';

  test.each([
    ['must have a subscription that is a GUID', 'production', INSTANCE_ID.replace(SUBSCRIPTION, 'production')],
    ['must have a subscription that is a GUID', '', INSTANCE_ID.replace(SUBSCRIPTION, '')],
    [IN_GROUP, 'rg.', INSTANCE_ID.replace('/rg/', '/rg./')],
    [IN_GROUP, '', INSTANCE_ID.replace('/rg/', '//')],
    [
      'must have the provider Microsoft.DigitalTwins',
      'Microsoft.Devices',
      INSTANCE_ID.replace('Microsoft.DigitalTwins/digitalTwinsInstances', 'Microsoft.Devices/IotHubs'),
    ],
    [
      'must have the type digitalTwinsInstances',
      'digitalTwinInstances',
      INSTANCE_ID.replace('digitalTwins', 'digitalTwin'),
    ],
    [NAME, 'i', instanceId('i')],
    [NAME, 'plant-', instanceId('plant-')],
    [NAME, '', instanceId('')],
    [NAME, 'a'.repeat(64), instanceId('a'.repeat(64))],
  ])('%s, got %j', (rule, value, id) => {
    expect(ofInstance(id)).toEqual([
      `${rule}, got '${value}' in '${id}'; copy the ID that az dt show --dt-name <name> --query id prints [instance-id]`,
    ]);
  });

  test('and each of several', () => {
    const id = instanceId('i').replace(SUBSCRIPTION, 'production').replace('/rg/', '/r!/');
    expect(ofInstance(id)).toEqual([
      expect.stringContaining("must have a subscription that is a GUID, got 'production'"),
      expect.stringContaining(`${IN_GROUP}, got 'r!'`),
      expect.stringContaining(`${NAME}, got 'i'`),
    ]);
  });
});

describe('an ID that has not the form of one', () => {
  test.each([
    ['plant'],
    [''],
    ['plant.api.weu.digitaltwins.azure.net'],
    [INSTANCE_ID.replace('/providers', '')],
    [INSTANCE_ID.replace('/providers/', '/provider/')],
    [INSTANCE_ID.replace('resourceGroups', 'groups')],
    [INSTANCE_ID.slice(1)],
    [`${instanceId('i')}/`],
    [INSTANCE_ID.replace('/plant', '')],
  ])('is answered with the form: %j', (id) => {
    expect(ofInstance(id)).toEqual([
      `must be the resource ID of an Azure Digital Twins instance, got '${id}'; write /subscriptions/<GUID>/resourceGroups/` +
        '<name>/providers/Microsoft.DigitalTwins/digitalTwinsInstances/<name>, or pass the id of an ' +
        'azurerm_digital_twins_instance [instance-id]',
    ]);
  });

  test.each([
    ['a slash at its end', `${INSTANCE_ID}/`],
    ['something below the instance', `${INSTANCE_ID}/endpoints/a`],
    ['an address of the API', `https://management.azure.com${INSTANCE_ID}?api-version=2023-01-31`],
    ['an address of the portal', `https://portal.azure.com/#@contoso.com/resource${INSTANCE_ID}/overview`],
    ['white space around it', ` ${INSTANCE_ID}\n`],
    ['another letter case, and more', `${INSTANCE_ID.toUpperCase().replace('PLANT', 'plant').replace('RG', 'rg')}/`],
  ])('is answered with the ID that it holds, as Azure spells it: %s', (_, id) => {
    const [text, ...others] = ofInstance(id);
    expect(others).toEqual([]);
    expect(text).toContain(`; write '${INSTANCE_ID}' [instance-id]`);
  });
});

test('an ID in another letter case is answered with the right one, which is accepted', () => {
  const id = instanceId('Plant', 'ABCDEF00-0000-4000-8000-000000000000').replace('/rg/', '/Rg/');
  const [text] = ofInstance(id.replace('resourceGroups', 'RESOURCEGROUPS'));
  const [, written] = /; write '(.*)': Terraform would/.exec(text) ?? [];
  expect(written).toBe(id.replace('ABCDEF', 'abcdef'));
  expect(() => register({ roleAssignment: { instanceId: written, role } })).not.toThrow();
});

test('an ID that an error text cannot show whole, because a part may be a secret, is not named as the fix', () => {
  const id = INSTANCE_ID.replace('/rg/', '/rg-eyJhbGciOiJub25lIn0/');
  expect(() => register({ roleAssignment: { instanceId: id, role } })).not.toThrow();
  expect(ofInstance(id.replace('resourceGroups', 'resourcegroups'))[0]).toContain(
    '; copy it from Azure: Terraform would replace',
  );
  expect(ofInstance(`${id}/`)[0]).toContain('; write /subscriptions/<GUID>/resourceGroups/<name>/');
});

describe('the ID of a key vault with one wrong part names the part, its rule, and what it holds', () => {
  const NAME =
    'must have a name of 3 to 24 letters, digits and hyphens, that begins with a letter, with no hyphen at its end or beside another';
  const named = (name: string) => VAULT_ID.replace('/plant', `/${name}`);

  test.each([
    ['must have a subscription that is a GUID', 'production', VAULT_ID.replace(SUBSCRIPTION, 'production')],
    [IN_GROUP, 'r g', VAULT_ID.replace('/rg/', '/r g/')],
    ['must have the provider Microsoft.KeyVault', 'Microsoft.Storage', VAULT_ID.replace('KeyVault', 'Storage')],
    ['must have the type vaults', 'managedHSMs', VAULT_ID.replace('vaults', 'managedHSMs')],
    [NAME, 'kv', named('kv')],
    [NAME, '1plant', named('1plant')],
    [NAME, 'plant-', named('plant-')],
    [NAME, 'plant--a', named('plant--a')],
    [NAME, 'a'.repeat(25), named('a'.repeat(25))],
  ])('%s, got %j', (rule, value, id) => {
    expect(ofVault(id)).toEqual([
      `${rule}, got '${value}' in '${id}'; copy the ID that az keyvault show --name <name> --query id prints [key-vault-id]`,
    ]);
  });

  test('and one of something in the vault the ID of the vault', () => {
    expect(ofVault(`${VAULT_ID}/secrets/adt`)[0]).toContain(`; write '${VAULT_ID}' [key-vault-id]`);
    expect(ofVault('https://plant.vault.azure.net/')[0]).toContain(
      '; write /subscriptions/<GUID>/resourceGroups/<name>',
    );
  });
});

describe('the ID of a role assignment', () => {
  const ID = `${INSTANCE_ID}/providers/Microsoft.Authorization/roleAssignments/${GUIDS[2]}`;
  const FIX = 'copy it from az role assignment list --scope <instance ID> --query "[].id" [adopt-role-assignment]';

  test.each([
    ['must have the provider Microsoft.Authorization', 'Microsoft.Auth', ID.replace('Authorization', 'Auth')],
    ['must have the type roleAssignments', 'roleDefinitions', ID.replace('roleAssignments', 'roleDefinitions')],
    ['must have a name that is a GUID', 'reader', ID.replace(GUIDS[2], 'reader')],
    ['must have a name that is a GUID', `${GUIDS[2]}/a`, `${ID}/a`],
    ['must have the provider Microsoft.Authorization', 'Microsoft.DigitalTwins', INSTANCE_ID],
  ])('with one wrong part names the part, its rule, and what it holds: %s, got %j', (rule, value, id) => {
    expect(ofAdopted(id)).toEqual([`${rule}, got '${value}' in '${id}'; ${FIX}`]);
  });

  test.each([GUIDS[2], '', ID.slice(1), `https://management.azure.com${ID}`])('must have its form, not %j', (id) => {
    expect(ofAdopted(id)).toEqual([`must be the resource ID of a role assignment, got '${id}'; ${FIX}`]);
  });

  test.each([
    ['another instance', instanceId('other')],
    ['a subscription', `/subscriptions/${SUBSCRIPTION}`],
    ['the tenant', ''],
  ])('must have the scope of the assignment, not %s', (_, scope) => {
    const id = ID.replace(INSTANCE_ID, scope);
    expect(ofAdopted(id)[0]).toContain(
      `must have the instance of roleAssignment as its scope, got '${scope}' in '${id}'; Terraform would replace it`,
    );
  });

  test('must have a scope, also where only Terraform knows which', () => {
    const adopted = (roleAssignmentId: string) => () =>
      register({
        adopt: { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1], roleAssignmentId },
        roleAssignment: { instanceId: expression('var.instance_id'), role },
      });
    expect(adopted(ID)).not.toThrow();
    expect(problems(adopted(ID.replace(INSTANCE_ID, '')))).toHaveLength(1);
  });
});

describe('the ID of a role definition', () => {
  const ID = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${GUIDS[0]}`;
  const FIX =
    'copy the ID, not the name: az role definition list --name "<role>" --query "[].name" [role-definition-id]';

  test.each([
    ['must have the provider Microsoft.Authorization', 'Microsoft.Auth', ID.replace('Authorization', 'Auth')],
    ['must have the type roleDefinitions', 'roleAssignments', ID.replace('roleDefinitions', 'roleAssignments')],
    ['must have a name that is a GUID', 'Owner', ID.replace(GUIDS[0], 'Owner')],
    ['must have a name that is a GUID', `${GUIDS[0]}0`, `${ID}0`],
  ])('with one wrong part names the part, its rule, and what it holds: %s, got %j', (rule, value, id) => {
    expect(ofRole(id)).toEqual([`${rule}, got '${value}' in '${id}'; ${FIX}`]);
  });

  test.each(['Owner', '', `roleDefinitions/${GUIDS[0]}`, ID.slice(1), `${ID}|x`])(
    'must have its form, not %j',
    (id) => {
      expect(ofRole(id)[0]).toMatch(/ \[role-definition-id\]$/);
    },
  );
});
