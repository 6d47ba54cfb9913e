import { DataAzurermDigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/data-azurerm-digital-twins-instance';
import { Fn, ref, TerraformVariable } from 'cdktf';
import type * as library from '../../src';
import { AdtAppRegistration, AdtRole, ClientCredential, FederatedIdentity } from '../../src';
import { codesOf } from '../support/problems';
import { expression, GUIDS, INSTANCE_ID, newStack, register, Terraform } from '../support/synth';

const role = AdtRole.DATA_READER;
const access = { instanceId: INSTANCE_ID, role };
const [CLIENT_ID] = GUIDS;

/** What each secret waits for, in the order in which they were made. */
const waits = (stack: ReturnType<typeof newStack>) =>
  Object.values(Terraform.of(stack).resources('azuread_application_password')).map(({ depends_on }) => depends_on);

describe('what was removed from the tree', () => {
  test('is not waited for by the next secret', () => {
    const stack = newStack();
    const registration = register({ credential: ClientCredential.none() }, stack);
    registration.addClientSecret('a');
    registration.node.tryRemoveChild('ClientSecrets');
    registration.addClientSecret('b');
    expect(waits(stack)).toEqual([undefined]);
  });

  test('is passed over: the next secret waits for the one before it', () => {
    const stack = newStack();
    const registration = register({}, stack);
    registration.addClientSecret('a');
    registration.node.tryRemoveChild('ClientSecrets');
    registration.addClientSecret('b');
    const [first] = Object.keys(Terraform.of(stack).resources('azuread_application_password'));
    expect(waits(stack)).toEqual([undefined, [`azuread_application_password.${first}`]]);
  });

  test('is no duplicate: an access', () => {
    const registration = register({ roleAssignment: access });
    registration.node.tryRemoveChild('RoleAssignment');
    expect(codesOf(() => registration.addRoleAssignment('Again', access))).toEqual([]);
  });

  test('is no duplicate: a federated credential', () => {
    const registration = register();
    const options = { name: 'main', identity: FederatedIdentity.of({ issuer: 'https://a.b', subject: 'c' }) };
    registration.addFederatedIdentityCredential('One', options);
    registration.node.tryRemoveChild('FederatedIdentityCredentials');
    expect(codesOf(() => registration.addFederatedIdentityCredential('Two', options))).toEqual([]);
  });

  test('is forgotten with the registration, when another takes its place', () => {
    const stack = newStack();
    register({ roleAssignment: access }, stack);
    stack.node.tryRemoveChild('Client');
    expect(codesOf(() => register({}, stack).addRoleAssignment('Again', access))).toEqual([]);
  });
});

describe('two copies of the library in one app', () => {
  let copy: typeof library;
  beforeAll(() => {
    jest.isolateModules(() => {
      copy = require('../../src');
    });
  });

  test('are two', () => {
    expect(copy.AdtAppRegistration).not.toBe(AdtAppRegistration);
  });

  test('know of the assignments of each other', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: access }, stack);
    const again = () => new copy.AdtRoleAssignment(stack, 'Again', { registration, ...access });
    expect(codesOf(again)).toEqual(['role-assignment-duplicate']);
  });

  test('know of the secrets of each other', () => {
    const stack = newStack();
    const registration = register({}, stack);
    new copy.ClientSecret(stack, 'Further', { registration });
    expect(waits(stack).filter(Boolean)).toHaveLength(1);
  });

  test('know of the federated credentials of each other', () => {
    const stack = newStack();
    const registration = register({}, stack);
    const options = { name: 'main', identity: FederatedIdentity.of({ issuer: 'https://a.b', subject: 'c' }) };
    registration.addFederatedIdentityCredential('One', options);
    const again = () => new copy.FederatedIdentityCredential(stack, 'Again', { registration, ...options });
    expect(codesOf(again)).toEqual(['federated-duplicate', 'federated-duplicate']);
  });
});

describe('one registration under two names', () => {
  const twice = (one: library.IAdtAppRegistration, other: library.IAdtAppRegistration) => {
    one.addRoleAssignment('Plant', access);
    return codesOf(() => other.addRoleAssignment('Plant', access));
  };
  const found = ['role-assignment-duplicate'];

  test('is known by its client ID, where it is looked up', () => {
    const stack = newStack();
    const handle = (id: string, clientId: string) => AdtAppRegistration.fromClientId(stack, id, clientId);
    expect(twice(handle('One', CLIENT_ID), handle('Other', CLIENT_ID.toUpperCase()))).toEqual(found);
    expect(twice(handle('Third', GUIDS[1]), handle('Fourth', GUIDS[2]))).toEqual([]);
  });

  test('is known by its client ID, where it is described', () => {
    const stack = newStack();
    const attributes = { clientId: CLIENT_ID, servicePrincipalObjectId: GUIDS[1] };
    const handle = (id: string) => AdtAppRegistration.fromAttributes(stack, id, attributes);
    expect(twice(handle('One'), handle('Other'))).toEqual(found);
  });

  test('is known where it is described by the one that was made, in its own stack or in another', () => {
    const stack = newStack();
    const registration = register({}, stack);
    registration.addRoleAssignment('Plant', access);
    const described = AdtAppRegistration.fromAttributes(stack, 'Other', registration);
    expect(codesOf(() => described.addRoleAssignment('Plant', access))).toEqual(found);
  });

  test('is known as itself only, where a loop fills in its client ID', () => {
    const stack = newStack();
    const clientId = expression('each.value');
    const handle = (id: string) => AdtAppRegistration.fromClientId(stack, id, clientId);
    const one = handle('One');
    expect(twice(one, handle('Other'))).toEqual([]);
    expect(codesOf(() => one.addRoleAssignment('Again', access))).toEqual(found);
  });

  test('is known as itself only, where its client ID is a token that is no text', () => {
    const stack = newStack();
    const clientId = ref('var.id') as unknown as string;
    const handle = (id: string, servicePrincipalObjectId: string) =>
      AdtAppRegistration.fromAttributes(stack, id, { clientId, servicePrincipalObjectId });
    const one = handle('One', GUIDS[1]);
    expect(twice(one, handle('Other', GUIDS[2]))).toEqual([]);
    expect(codesOf(() => one.addRoleAssignment('Again', access))).toEqual(found);
  });

  test('is known by the object ID of its service principal, where nothing is known of its client ID', () => {
    const stack = newStack();
    const handle = (id: string) =>
      AdtAppRegistration.fromAttributes(stack, id, {
        clientId: expression('each.value'),
        servicePrincipalObjectId: GUIDS[1],
      });
    expect(twice(handle('One'), handle('Other'))).toEqual(found);
  });

  test('writes its secrets one after the other', () => {
    const stack = newStack();
    for (const id of ['One', 'Other']) {
      AdtAppRegistration.fromClientId(stack, id, CLIENT_ID).addClientSecret('Ci');
    }
    expect(waits(stack).filter(Boolean)).toHaveLength(1);
  });
});

describe('equal text is equal value:', () => {
  const role = AdtRole.DATA_OWNER;
  const variable = () => new TerraformVariable(newStack(), 'id', { type: 'string' });
  const twice = (one: string, other: string) => {
    const registration = register({ roleAssignment: { instanceId: one, role } });
    return codesOf(() => registration.addRoleAssignment('Again', { instanceId: other, role }));
  };
  const found = ['role-assignment-duplicate'];

  test('one token, passed twice', () => {
    const { stringValue } = variable();
    expect(twice(stringValue, stringValue)).toEqual(found);
    expect(twice(Fn.trimspace(stringValue), Fn.trimspace(stringValue))).toEqual([]); // two tokens
    const trimmed = Fn.trimspace(stringValue);
    expect(twice(trimmed, trimmed)).toEqual(found);
  });

  test('one variable or attribute, read twice', () => {
    const id = variable();
    expect(twice(id.stringValue, id.stringValue)).toEqual(found);
    const instance = new DataAzurermDigitalTwinsInstance(newStack(), 'a', { name: 'a', resourceGroupName: 'b' });
    expect(twice(instance.id, instance.id)).toEqual(found);
  });

  test('one role that is a token', () => {
    const withRole = (id: string) => ({ instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(id) });
    const id = variable();
    const registration = register({ roleAssignment: withRole(id.stringValue) });
    expect(codesOf(() => registration.addRoleAssignment('Again', withRole(id.stringValue)))).toEqual(found);
  });

  test('of different texts nothing is known', () => {
    const stack = newStack();
    const [one, other] = ['One', 'one'].map((name) => new TerraformVariable(stack, name, { type: 'string' }));
    expect(twice(one.stringValue, other.stringValue)).toEqual([]);
    expect(twice(one.stringValue, INSTANCE_ID)).toEqual([]);
  });

  test('the same name in another stack is another text', () => {
    const [one, other] = ['a', 'b'].map((name) => new TerraformVariable(newStack(name), 'id', { type: 'string' }));
    expect(twice(one.stringValue, other.stringValue)).toEqual([]);
  });

  test('but what a loop fills in is not', () => {
    for (const text of ['each.value', 'var.ids[count.index]', 'self.id']) {
      const id = expression(text);
      expect(twice(id, id)).toEqual([]);
    }
  });
});
