import { AdtApi, AdtAppRegistration, AdtRole, ClientCredential } from '../src';
import {
  type Block,
  GUIDS,
  INSTANCE_ID,
  instanceId,
  newStack,
  register,
  rendered,
  synth,
  Terraform,
} from './support/synth';

// The rows of docs/how-to-map.md, which names these tests.
describe('Create an app registration to use with Azure Digital Twins', () => {
  const ADT_ACCESS = {
    resource_app_id: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
    resource_access: [{ id: '4589bd03-58cb-4e6c-b17f-b580e39652f8', type: 'Scope' }],
  };

  test('row 1: a registration in the portal is single tenant, with http://localhost as a public client', () => {
    const application = synth({ displayName: 'adt-client' }).resource('azuread_application');
    expect(application.display_name).toBe('adt-client');
    expect(application.sign_in_audience).toBe('AzureADMyOrg');
    expect(application.public_client).toEqual({ redirect_uris: ['http://localhost'] });
  });

  test('row 2: a registration by the CLI differs in the fallback to a public client', () => {
    const application = synth({ fallbackPublicClientEnabled: true }).resource('azuread_application');
    expect(application.fallback_public_client_enabled).toBe(true);
    expect(application.public_client).toEqual({ redirect_uris: ['http://localhost'] });
  });

  test('row 3: the manifest requests the delegated permission Read.Write on Azure Digital Twins', () => {
    expect(synth().resource('azuread_application').required_resource_access).toEqual([ADT_ACCESS]);
  });

  test('row 4: the two IDs to verify in the manifest are those of the API and of its permission', () => {
    expect(AdtApi.CLIENT_ID).toBe(ADT_ACCESS.resource_app_id);
    expect(AdtApi.READ_WRITE_SCOPE_ID).toBe(ADT_ACCESS.resource_access[0].id);
  });

  test('row 5: the important values are attributes', () => {
    const stack = newStack();
    const registration = register({}, stack);
    expect(registration.resourceName).toBe('http://digitaltwins.azure.net');

    const { clientId, tenantId, clientSecret, applicationObjectId, servicePrincipalObjectId } = registration;
    const secret = clientSecret.value;
    expect(rendered(stack, { clientId, tenantId, secret, applicationObjectId, servicePrincipalObjectId })).toEqual({
      clientId: expect.stringMatching(/^\$\{azuread_application\.\w+\.client_id\}$/),
      tenantId: expect.stringMatching(/^\$\{data\.azuread_client_config\.\w+\.tenant_id\}$/),
      secret: expect.stringMatching(/^\$\{azuread_application_password\.\w+\.value\}$/),
      applicationObjectId: expect.stringMatching(/^\$\{azuread_application\.\w+\.object_id\}$/),
      servicePrincipalObjectId: expect.stringMatching(/^\$\{azuread_service_principal\.\w+\.object_id\}$/),
    });
  });

  test('row 6: a client secret has a description, an expiry, a Secret ID and a value, and more can be appended', () => {
    const stack = newStack();
    const registration = register(
      { credential: ClientCredential.secret({ description: 'first', lifetimeDays: 90 }) },
      stack,
    );
    registration.addClientSecret('Ci', { description: 'second' });

    const secrets = Object.values(Terraform.of(stack).resources('azuread_application_password'));
    expect(secrets.map((secret) => secret.display_name)).toEqual(['first', 'second']);
    expect(secrets[0].end_date).toBe('${timeadd(plantimestamp(), "2160h")}');
    const { keyId, endDate } = registration.clientSecret;
    expect(rendered(stack, [keyId, endDate])).toEqual([
      expect.stringMatching(/\.key_id\}$/),
      expect.stringMatching(/\.end_date\}$/),
    ]);
  });

  test('row 7: the role is assigned on the instance, to the service principal', () => {
    const assignment = synth({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER } }).resource(
      'azurerm_role_assignment',
    );
    expect(assignment.scope).toBe(INSTANCE_ID);
    expect(assignment.principal_id).toMatch(/^\$\{azuread_service_principal\.\w+\.object_id\}$/);
    expect(assignment.principal_type).toBe('ServicePrincipal');
    expect(assignment.skip_service_principal_aad_check).toBeUndefined(); // or it could not be imported
  });

  test('row 8: the role to verify is the one that was chosen, by its ID', () => {
    const roleOf = (role: AdtRole) =>
      synth({ roleAssignment: { instanceId: INSTANCE_ID, role } }).resource('azurerm_role_assignment')
        .role_definition_id;
    expect(roleOf(AdtRole.DATA_OWNER)).toMatch(/roleDefinitions\/bcd981a7-7f74-457b-83e1-cceb9e632ffe$/);
    expect(roleOf(AdtRole.DATA_READER)).toMatch(/roleDefinitions\/d57506d4-4c8d-48b1-8587-93c323f6a5a3$/);
  });

  test('row 9: the API permission is a delegated one, and no application role is requested on the API', () => {
    const [adt] = synth().resource('azuread_application').required_resource_access;
    expect(adt.resource_access.map((access: { type: string }) => access.type)).toEqual(['Scope']);
  });

  test('row 10: the API permission stays first when others are requested', () => {
    const access = synth({ apiPermissions: [{ resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]] }] }).resource(
      'azuread_application',
    ).required_resource_access;
    expect(access[0]).toEqual(ADT_ACCESS);
    expect(access).toHaveLength(2);
  });

  test('row 11: admin consent grants everyone in the tenant Read.Write and what the sign-in asks for, and only when asked', () => {
    expect(synth().resources('azuread_service_principal_delegated_permission_grant')).toEqual({});

    const terraform = synth({ grantAdminConsent: true });
    const grants = Object.values(terraform.resources('azuread_service_principal_delegated_permission_grant'));
    expect(grants.map((grant) => grant.claim_values)).toEqual([
      ['Read.Write'],
      ['openid', 'profile', 'offline_access'],
    ]);
    for (const grant of grants) {
      expect(grant.service_principal_object_id).toMatch(/^\$\{azuread_service_principal\.\w+\.object_id\}$/);
      expect(grant.resource_service_principal_object_id).toMatch(/^\$\{data\.azuread_service_principal\./);
      expect(grant.user_object_id).toBeUndefined();
    }
    const apis = Object.values(terraform.json.data.azuread_service_principal as Record<string, Block>);
    expect(apis.map((api) => api.client_id)).toEqual([AdtApi.CLIENT_ID, '00000003-0000-0000-c000-000000000000']);
  });

  test('row 12: public client access is off until it is activated', () => {
    expect(synth().resource('azuread_application').fallback_public_client_enabled).toBe(false);
    expect(
      synth({ fallbackPublicClientEnabled: true }).resource('azuread_application').fallback_public_client_enabled,
    ).toBe(true);
  });

  test('row 13: each platform has redirect URIs of its own', () => {
    const application = synth({
      publicClientRedirectUris: ['myapp://auth'],
      webRedirectUris: ['https://contoso.com/signin'],
      spaRedirectUris: ['https://contoso.com/app/'],
    }).resource('azuread_application');
    expect(application.public_client.redirect_uris).toEqual(['myapp://auth']);
    expect(application.web.redirect_uris).toEqual(['https://contoso.com/signin']);
    expect(application.single_page_application.redirect_uris).toEqual(['https://contoso.com/app/']);
  });

  test('row 14: the implicit flows are off until they are allowed, each for itself', () => {
    const grantOf = (implicitGrant?: object) =>
      synth({ implicitGrant }).resource('azuread_application').web.implicit_grant;
    expect(grantOf()).toEqual({ access_token_issuance_enabled: false, id_token_issuance_enabled: false });
    expect(grantOf({ accessTokenIssuanceEnabled: true })).toEqual({
      access_token_issuance_enabled: true,
      id_token_issuance_enabled: false,
    });
    expect(grantOf({ idTokenIssuanceEnabled: true })).toEqual({
      access_token_issuance_enabled: false,
      id_token_issuance_enabled: true,
    });
  });

  test('row 15: one registration serves several instances, also from where it was not made', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER } }, stack);
    registration.addRoleAssignment('Second', { instanceId: instanceId('second'), role: AdtRole.DATA_READER });
    AdtAppRegistration.fromClientId(stack, 'Other', GUIDS[0]).addRoleAssignment('Third', {
      instanceId: instanceId('third'),
      role: AdtRole.DATA_READER,
    });
    const scopes = Object.values(Terraform.of(stack).resources('azurerm_role_assignment')).map(({ scope }) => scope);
    expect(scopes.sort()).toEqual([INSTANCE_ID, instanceId('second'), instanceId('third')]);
  });

  test('row 16: a client gets its values under the names that the Azure SDKs read', () => {
    const stack = newStack();
    const registration = register({}, stack);
    expect(rendered(stack, registration.environmentVariables)).toEqual({
      AZURE_CLIENT_ID: expect.stringMatching(/^\$\{azuread_application\.\w+\.client_id\}$/),
      AZURE_TENANT_ID: expect.stringMatching(/^\$\{data\.azuread_client_config\.\w+\.tenant_id\}$/),
      AZURE_CLIENT_SECRET: expect.stringMatching(/^\$\{azuread_application_password\.\w+\.value\}$/),
    });
    expect(registration.tokenScope).toBe('https://digitaltwins.azure.net/.default');
  });
});
