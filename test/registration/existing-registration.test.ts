import { AdtAppRegistration, AdtRole, AdtRoleAssignment, ClientSecret } from '../../src';
import { problems, refusal } from '../support/problems';
import { expression, GUIDS, INSTANCE_ID, newStack, register, rendered, TENANT, Terraform } from '../support/synth';

const [CLIENT_ID, APPLICATION, SERVICE_PRINCIPAL] = GUIDS;
const access = { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER };

describe('fromClientId', () => {
  test('looks the registration up, and manages nothing of it', () => {
    const stack = newStack();
    AdtAppRegistration.fromClientId(stack, 'Shared', CLIENT_ID);
    const terraform = Terraform.of(stack);
    expect(terraform.json.resource).toBeUndefined();
    expect(terraform.data('azuread_application').client_id).toBe(CLIENT_ID);
    expect(terraform.data('azuread_service_principal').client_id).toBe(CLIENT_ID);
  });

  test.each([
    ['a literal', () => CLIENT_ID, CLIENT_ID],
    ['a token', () => expression('var.client_id'), '${var.client_id}'],
  ])('says how a missing service principal is made, for a client ID that is %s', (_, clientId, shown) => {
    const stack = newStack();
    AdtAppRegistration.fromClientId(stack, 'Shared', clientId());
    const { json } = Terraform.of(stack);
    const [list] = Object.keys(json.data.azuread_service_principals);
    const [application] = Object.keys(json.data.azuread_application);
    expect(Terraform.of(stack).data('azuread_service_principals')).toMatchObject({
      client_ids: [`\${data.azuread_application.${application}.client_id}`],
      ignore_missing: true,
    });
    expect(Terraform.of(stack).data('azuread_service_principal').lifecycle).toEqual({
      precondition: [
        {
          condition: `\${(length(data.azuread_service_principals.${list}.object_ids) == 1)}`,
          error_message:
            'The application has no service principal in this tenant. Make it with ' +
            `az ad sp create --id ${shown}, and plan again.`,
        },
      ],
    });
  });

  test('gives roles to the service principal and secrets to the application', () => {
    const stack = newStack();
    const shared = AdtAppRegistration.fromClientId(stack, 'Shared', CLIENT_ID);
    shared.addRoleAssignment('Plant', access);
    shared.addClientSecret('Ci');
    const terraform = Terraform.of(stack);
    expect(terraform.resource('azurerm_role_assignment').principal_id).toMatch(
      /^\$\{data\.azuread_service_principal\.\w+\.object_id\}$/,
    );
    expect(terraform.resource('azuread_application_password').application_id).toMatch(
      /^\/applications\/\$\{data\.azuread_application\.\w+\.object_id\}$/,
    );
  });

  test('knows the values that a client needs, but no secret', () => {
    const stack = newStack();
    const { environmentVariables, resourceName, tokenScope } = AdtAppRegistration.fromClientId(stack, 'S', CLIENT_ID);
    expect(rendered(stack, environmentVariables)).toEqual({
      AZURE_CLIENT_ID: CLIENT_ID,
      AZURE_TENANT_ID: expect.stringMatching(/^\$\{data\.azuread_client_config\.\w+\.tenant_id\}$/),
    });
    expect([resourceName, tokenScope]).toEqual([
      'http://digitaltwins.azure.net',
      'https://digitaltwins.azure.net/.default',
    ]);
  });

  test('takes a token, for the client ID of another resource', () => {
    const stack = newStack();
    AdtAppRegistration.fromClientId(stack, 'Shared', register({}, stack).clientId);
    expect(Terraform.of(stack).data('azuread_application').client_id).toMatch(/^\$\{azuread_application\./);
  });

  test('refuses what is no GUID', () => {
    expect(problems(() => AdtAppRegistration.fromClientId(newStack(), 'Shared', 'adt-client'))).toEqual([
      "clientId must be a GUID, got 'adt-client'; copy the ID, not the name, from the portal [guid]",
    ]);
  });
});

describe('fromAttributes', () => {
  const ATTRIBUTES = {
    clientId: CLIENT_ID,
    tenantId: TENANT,
    applicationObjectId: APPLICATION,
    servicePrincipalObjectId: SERVICE_PRINCIPAL,
  };

  test('looks nothing up', () => {
    const stack = newStack();
    AdtAppRegistration.fromAttributes(stack, 'Shared', ATTRIBUTES);
    expect(Terraform.of(stack).addresses()).toEqual([]);
  });

  test('gives roles to the service principal and secrets to the application', () => {
    const stack = newStack();
    const shared = AdtAppRegistration.fromAttributes(stack, 'Shared', ATTRIBUTES);
    shared.addRoleAssignment('Plant', access);
    shared.addClientSecret('Ci');
    const terraform = Terraform.of(stack);
    expect(terraform.resource('azurerm_role_assignment').principal_id).toBe(SERVICE_PRINCIPAL);
    expect(terraform.resource('azuread_application_password').application_id).toBe(`/applications/${APPLICATION}`);
    expect(shared.environmentVariables).toEqual({ AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT });
  });

  test('needs what is used only', () => {
    const { clientId, servicePrincipalObjectId } = ATTRIBUTES;
    const shared = AdtAppRegistration.fromAttributes(newStack(), 'Shared', { clientId, servicePrincipalObjectId });
    expect(() => shared.addRoleAssignment('Plant', access)).not.toThrow();
  });

  test.each([
    ['applicationObjectId', (shared: ReturnType<typeof register>) => shared.addClientSecret('Ci')],
    ['servicePrincipalObjectId', (shared: ReturnType<typeof register>) => shared.addRoleAssignment('Plant', access)],
    ['tenantId', (shared: ReturnType<typeof register>) => shared.environmentVariables],
  ])('says that it does not know %s when that is used, and defines nothing', (name, use) => {
    const stack = newStack();
    const shared = AdtAppRegistration.fromAttributes(stack, 'Shared', { clientId: CLIENT_ID });
    expect(
      refusal(() => use(shared as ReturnType<typeof register>))
        .message.split('\n')
        .slice(0, 2),
    ).toEqual([
      "AdtAppRegistration.fromAttributes 'stack/Shared' cannot be read: 1 problem",
      `  - ${name} is not among the attributes; pass ${name} to fromAttributes(), or use fromClientId(), ` +
        'which looks it up [attribute-missing]',
    ]);
    expect(Terraform.of(stack).addresses()).toEqual([]);
  });

  test('refuses what is no GUID, all at once', () => {
    const names = Object.keys(ATTRIBUTES);
    const bad = Object.fromEntries(names.map((name) => [name, 'x'])) as typeof ATTRIBUTES;
    expect(problems(() => AdtAppRegistration.fromAttributes(newStack(), 'Shared', bad))).toEqual(
      names.map((name) => expect.stringMatching(`^${name} must be a GUID`)),
    );
  });

  test('takes another registration as it is', () => {
    const stack = newStack();
    AdtAppRegistration.fromAttributes(stack, 'Shared', register({}, stack)).addClientSecret('Ci');
    expect(Object.keys(Terraform.of(stack).resources('azuread_application_password'))).toHaveLength(2);
  });
});

test('access and secrets can live in another stack than their registration', () => {
  const registration = register();
  const stack = newStack('other');
  new AdtRoleAssignment(stack, 'Access', { registration, ...access });
  new ClientSecret(stack, 'Ci', { registration });
  expect(Terraform.of(stack).addresses()).toEqual([
    'azuread_application_password.Ci_A080E7EE',
    'azurerm_role_assignment.Access_9901B1FF',
  ]);
});
