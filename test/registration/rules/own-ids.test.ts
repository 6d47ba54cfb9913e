import { ref, TerraformVariable, Token } from 'cdktf';
import { AdtAppRegistration } from '../../../src';
import { codes, codesOf, problems } from '../../support/problems';
import { GUIDS, newStack, register, TENANT } from '../../support/synth';

const ATTRIBUTES = {
  clientId: GUIDS[0],
  tenantId: TENANT,
  applicationObjectId: GUIDS[1],
  servicePrincipalObjectId: GUIDS[2],
};
type Name = keyof typeof ATTRIBUTES;
const NAMES = Object.keys(ATTRIBUTES) as Name[];
const PAIRS = NAMES.flatMap((one, index) => NAMES.slice(index + 1).map((other): [Name, Name] => [one, other]));

const described = (change: object) => () =>
  AdtAppRegistration.fromAttributes(newStack(), 'Shared', { ...ATTRIBUTES, ...change });

describe('the IDs that describe a registration differ', () => {
  test.each(PAIRS)('%s and %s', (one, other) => {
    expect(problems(described({ [other]: ATTRIBUTES[one] }))).toEqual([
      expect.stringMatching(`^${other} must not be the same as ${one}, got '${ATTRIBUTES[one]}'; .* \\[same-id\\]$`),
    ]);
  });

  test.each(PAIRS)('%s and %s, also where only Terraform knows them', (one, other) => {
    const variable = new TerraformVariable(newStack(), 'id', { type: 'string' });
    const ids = { [one]: variable.stringValue, [other]: variable.stringValue };
    expect(codesOf(described(ids))).toEqual(['same-id']);
  });

  test('in another letter case they are the same', () => {
    const id = 'abcdef00-0000-4000-8000-000000000000';
    expect(codesOf(described({ applicationObjectId: id, servicePrincipalObjectId: id.toUpperCase() }))).toEqual([
      'same-id',
    ]);
  });

  test('of different tokens nothing is known', () => {
    const [one, other] = ['one', 'other'].map(
      (name) => new TerraformVariable(newStack(), name, { type: 'string' }).stringValue,
    );
    expect(codesOf(described({ applicationObjectId: one, servicePrincipalObjectId: other }))).toEqual([]);
    const inLoop = Token.asString(ref('each.value'));
    expect(codesOf(described({ applicationObjectId: inLoop, servicePrincipalObjectId: inLoop }))).toEqual([]);
  });

  test('those that are left out, or no IDs, are not compared', () => {
    const { clientId } = ATTRIBUTES;
    expect(codesOf(() => AdtAppRegistration.fromAttributes(newStack(), 'Shared', { clientId }))).toEqual([]);
    expect(codesOf(described({ clientId: 'adt', tenantId: 'adt' }))).toEqual(['guid', 'guid']);
    expect(codesOf(described({ clientId: 7, tenantId: 7 }))).toEqual(['type', 'type']);
    expect(codesOf(described({ clientId: 7 }))).toEqual(['type']);
  });

  test('all but the first are told where they are the same', () => {
    const id = GUIDS[0];
    const all = { tenantId: id, applicationObjectId: id, servicePrincipalObjectId: id };
    expect(codesOf(described(all))).toEqual(['same-id', 'same-id', 'same-id']);
  });
});

test('an adopted application and its service principal have an ID each, and the error says what prints which', () => {
  const adopt = { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[0] };
  expect(problems(() => register({ adopt }))).toEqual([
    `adopt.servicePrincipalObjectId must not be the same as applicationObjectId, got '${GUIDS[0]}'; ` +
      'az ad sp show --id <client ID> --query id prints it, and az ad app show --id <client ID> --query id prints ' +
      'applicationObjectId [same-id]',
  ]);
  expect(codes({ adopt: { ...adopt, servicePrincipalObjectId: GUIDS[1] } })).toEqual([]);
});
