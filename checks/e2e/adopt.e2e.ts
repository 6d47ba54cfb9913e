import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  type AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtPrincipal,
  AdtRole,
  ClientCredential,
} from 'cdktf-adt-app-registration';
import { AzureClient } from '../support/azure-client';
import { clientStack } from './support/client-stack';
import { adoptionOf, applicationOf, EVERYTHING, followTheHowTo } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

describe('a registration made by hand', SIDE_BY_SIDE, () => {
  scenario('is taken over by the example, replaced in nothing, and used without a pause', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
    const deployer = tenant.state.servicePrincipals[tenant.emulator.deployer.objectId];
    deployer.graphPermissions = EVERYTHING;
    const [terraform] = await tenant.example('adopt');
    const { variables } = made;
    const use = (environment: Record<string, string>) => tenant.client(environment);
    const byHand = {
      AZURE_CLIENT_ID: made.clientId,
      AZURE_TENANT_ID: tenant.state.tenantId,
      AZURE_CLIENT_SECRET: made.secret.value,
    };

    const plan = await terraform.plan(...variables);
    const actions = Object.values(plan).map((what) => what.join());
    assert.ok(!actions.some((what) => what.includes('delete')), `nothing is replaced: ${JSON.stringify(plan)}`);
    assert.equal(actions.filter((what) => what === 'create').length, 2, 'only the two secrets are made');
    await terraform.settle(...variables);

    const environment = await terraform.environment();
    assert.equal(environment.AZURE_CLIENT_ID, made.clientId, 'the client ID is the one that it was');
    assert.deepEqual(
      [(await use(byHand)).code, (await use(environment)).code],
      [0, 0],
      'old and new secret are let in',
    );

    await made.retireSecret();
    assert.match((await use(byHand)).text, /AADSTS7000215/, 'the old secret is retired');
    assert.equal((await use(environment)).code, 0);
    await terraform.assertUnchanged(...variables);

    await tenant.destroy(terraform, ...variables);
  });

  scenario('is taken over with its consent, left again, and goes on as it was', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
    const { applicationObjectId, delegatedPermissionGrantId } = made.ids;
    const deployer = tenant.identity(EVERYTHING, 'Role Based Access Control Administrator');
    const terraform = await tenant.stack(adoptionOf(instanceId, made.ids), deployer);
    const actions = Object.entries(await terraform.plan()).map(([address, what]) => [address, what.join()]);
    const others = actions.filter(([, what]) => what !== 'update');
    const signIn = 'azuread_service_principal_delegated_permission_grant.client_SignInPermissionGrant';
    assert.deepEqual(
      others.map(([address, what]) => [address.replace(/_[0-9A-F]{8}$/, ''), what]),
      [[signIn, 'create']],
      'changed in place, and nothing made but the consent to the sign-in, which the how-to does not give',
    );
    await terraform.settle();

    // As docs/credentials.md says.
    const managed = await terraform.addresses();
    assert.equal(managed.length, 5);
    await terraform.must('state', 'rm', ...managed);
    assert.deepEqual(await terraform.addresses(), [], 'the state has nothing of it any more');
    assert.ok(tenant.state.applications[applicationObjectId], 'the application is there');
    assert.ok(tenant.state.permissionGrants[delegatedPermissionGrantId], 'and the grant');
  });

  scenario('is taken over with a consent to the sign-in that is there, as well', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
    const { applicationObjectId, servicePrincipalObjectId } = made.ids;
    const api = ({ appId }: { appId: string }) => appId === '00000003-0000-0000-c000-000000000000';
    const person = new AzureClient(tenant.emulator, tenant.identity(EVERYTHING));
    const { id } = await person.succeed('POST', '/v1.0/oauth2PermissionGrants', {
      clientId: servicePrincipalObjectId,
      resourceId: Object.values(tenant.state.servicePrincipals).find(api)?.id,
      consentType: 'AllPrincipals',
      scope: 'User.Read openid profile',
    });
    const grants = { delegatedPermissionGrantId: made.ids.delegatedPermissionGrantId, signInPermissionGrantId: id };
    const build = clientStack({
      displayName: 'adt-by-hand',
      credential: ClientCredential.none(),
      grantAdminConsent: true,
      adopt: { applicationObjectId, servicePrincipalObjectId, ...grants },
    });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
    assert.deepEqual([...new Set(Object.values(await terraform.plan()).flat())], ['update']);
    await terraform.settle();
    assert.deepEqual(
      tenant.state.permissionGrants[id].scope.split(' ').sort(),
      ['offline_access', 'openid', 'profile'],
      'it is the same grant, with what the sign-in asks for',
    );
  });

  scenario('is left by removed blocks, too', async (tenant) => {
    const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
    const { applicationObjectId, servicePrincipalObjectId } = made.ids;
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const build = clientStack({ displayName: 'adt-by-hand', credential: ClientCredential.none(), adopt });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
    await terraform.apply();
    await tenant.leave(terraform);
    assert.ok(tenant.state.applications[applicationObjectId], 'the application is there');
    assert.ok(tenant.state.servicePrincipals[servicePrincipalObjectId], 'and its service principal');
    assert.equal((await terraform.must('state', 'list')).text, '');
  });

  scenario('is taken over beside a namesake, and changed with and without `adopt` in the code', async (tenant) => {
    const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-client');
    const namesake = await applicationOf(tenant, 'adt-client');
    const { applicationObjectId, servicePrincipalObjectId } = made.ids;
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const build = (props: Partial<AdtAppRegistrationProps>) =>
      clientStack({ credential: ClientCredential.none(), ...props });
    const terraform = await tenant.stack(build({ adopt }), tenant.identity(EVERYTHING));
    await terraform.settle();

    const redirectUris = () => tenant.state.applications[applicationObjectId].publicClient?.redirectUris;
    tenant.restack(build({ adopt, publicClientRedirectUris: ['http://localhost/with'] }));
    await terraform.settle();
    assert.deepEqual(redirectUris(), ['http://localhost/with'], 'changed while adopt is in the code');

    tenant.restack(build({ publicClientRedirectUris: ['http://localhost/without'] }));
    await terraform.settle();
    assert.deepEqual(redirectUris(), ['http://localhost/without'], 'changed when adopt is out of it');
    assert.deepEqual(tenant.state.applications[namesake.id].publicClient?.redirectUris, [], 'the other is as it was');

    await terraform.destroy();
    assert.ok(tenant.state.applications[namesake.id], 'and is still there');
  });

  scenario('is taken over without a service principal, which is made', async (tenant) => {
    const { id: applicationObjectId, appId } = await applicationOf(tenant, 'adt-client');
    const adopt = { applicationObjectId };
    const roleAssignment = { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER };
    const build = clientStack({ adopt, roleAssignment, credential: ClientCredential.none() });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING, 'Owner'));
    await terraform.settle();
    const [principal] = Object.values(tenant.state.servicePrincipals).filter((one) => one.appId === appId);
    assert.ok(principal, 'there is one now');
    await tenant.destroy(terraform);
  });

  scenario('is not taken over without the service principal that it has, and the provider says so', async (tenant) => {
    const { ids } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-client');
    const adopt = { applicationObjectId: ids.applicationObjectId };
    const build = clientStack({ adopt, credential: ClientCredential.none() });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
    const printed = await terraform.fails(/A resource with the ID ".+" already exists/);
    assert.ok(printed.includes(ids.servicePrincipalObjectId));

    const complete = { ...adopt, servicePrincipalObjectId: ids.servicePrincipalObjectId };
    tenant.restack(clientStack({ adopt: complete, credential: ClientCredential.none() }));
    await terraform.settle();
    tenant.restack(
      clientStack({ adopt: { ...complete, servicePrincipalObjectId: '00000000-0000-4000-8000-000000000001' } }),
    );
    await terraform.must('state', 'rm', ...(await terraform.addresses(/^azuread_service_principal\./)));
    await terraform.planFails(/Cannot import non-existent remote object/);
  });

  scenario('is not opened to more users by being taken over, unless the code says so', async (tenant) => {
    const { ids } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-client');
    const { applicationObjectId, servicePrincipalObjectId } = ids;
    const principal = () => tenant.state.servicePrincipals[servicePrincipalObjectId];
    const person = new AzureClient(
      tenant.emulator,
      tenant.identity([...EVERYTHING, 'AppRoleAssignment.ReadWrite.All']),
    );
    const set = (change: object) =>
      person.succeed('PATCH', `/v1.0/servicePrincipals/${servicePrincipalObjectId}`, change);
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const build = (props: Partial<AdtAppRegistrationProps>, add?: (made: AdtAppRegistration) => void) =>
      clientStack({ credential: ClientCredential.none(), ...props }, add);

    await set({ appRoleAssignmentRequired: true });
    const deployer = tenant.identity([...EVERYTHING, 'AppRoleAssignment.ReadWrite.All'], 'Owner');
    const terraform = await tenant.stack(build({ adopt }), deployer);
    const printed = await terraform.planFails(/Resource postcondition failed/);
    assert.ok(printed.includes('Assignment required? of the adopted registration is on'), printed);
    await terraform.fails(/Resource postcondition failed/);
    assert.equal(principal().other.appRoleAssignmentRequired, true, 'it stays on');

    const keep = ({ servicePrincipal }: AdtAppRegistration) => {
      servicePrincipal.appRoleAssignmentRequired = true;
    };
    tenant.restack(build({ adopt }, keep));
    await terraform.settle();
    assert.equal(principal().other.appRoleAssignmentRequired, true, 'it is kept for those who are assigned by hand');

    const operator = AdtPrincipal.user(tenant.emulator.seed.user('operator').objectId);
    const assigned = `/servicePrincipals/${servicePrincipalObjectId}/appRoleAssignedTo`;
    const { id } = await person.succeed('POST', `/v1.0${assigned}`, {
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId: operator.objectId,
      resourceId: servicePrincipalObjectId,
    });
    tenant.restack(build({ adopt, usersAndGroups: { operator } }));
    await terraform.fails(/Permission being assigned already exists/);
    // As docs/troubleshooting.md says.
    const [address] = Object.keys(await terraform.plan()).filter((one) => one.includes('UsersAndGroups'));
    await terraform.must('import', address, `${assigned}/${id}`);
    await terraform.settle();
    tenant.restack(build({ adopt }));
    await terraform.planFails(/Resource postcondition failed/);
    tenant.restack(build({}));
    await terraform.settle();
    assert.equal(principal().other.appRoleAssignmentRequired, false, 'without adopt, the code says it');

    await set({ accountEnabled: false });
    tenant.restack(build({ adopt }));
    await terraform.planFails(/Enabled for users to sign-in\? of the adopted registration is off/);
    const disable = ({ servicePrincipal }: AdtAppRegistration) => {
      servicePrincipal.accountEnabled = false;
    };
    tenant.restack(build({ adopt }, disable));
    await terraform.settle();
    assert.equal(principal().accountEnabled, false, 'it stays off');
    await terraform.destroy();
  });

  scenario('is taken over with an apostrophe in its name, where duplicate names are allowed', async (tenant) => {
    const displayName = "Anna's twins";
    const { ids } = await followTheHowTo(tenant, tenant.instance('plant'), displayName);
    const { applicationObjectId, servicePrincipalObjectId } = ids;
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const props = { displayName, preventDuplicateNames: false, credential: ClientCredential.none() };
    const terraform = await tenant.stack(clientStack({ ...props, adopt }), tenant.identity(EVERYTHING));
    await terraform.settle();
    tenant.restack(clientStack({ ...props, fallbackPublicClientEnabled: true }));
    await terraform.settle();
    await terraform.destroy();
    assert.equal(tenant.state.applications[applicationObjectId], undefined);
  });
});

describe('the check for duplicate names', SIDE_BY_SIDE, () => {
  const build = (preventDuplicateNames?: boolean, props: Partial<AdtAppRegistrationProps> = {}) =>
    clientStack({ credential: ClientCredential.none(), preventDuplicateNames, ...props });

  scenario('refuses to make a namesake, unless it is switched off', async (tenant) => {
    const namesake = await applicationOf(tenant, 'adt-client');
    const terraform = await tenant.stack(build());
    await terraform.fails(/An existing "azuread_application" with name "adt-client"/);
    tenant.restack(build(false));
    await terraform.settle();
    await terraform.destroy();
    assert.ok(tenant.state.applications[namesake.id]);
  });

  scenario('is switched off in place, when another person has made a namesake later', async (tenant) => {
    const terraform = await tenant.stack(build());
    await terraform.apply();
    await applicationOf(tenant, 'adt-client');
    tenant.restack(build(undefined, { fallbackPublicClientEnabled: true }));
    await terraform.fails(/An existing "azuread_application" with name "adt-client"/);
    tenant.restack(build(false, { fallbackPublicClientEnabled: true }));
    assert.deepEqual(Object.values(await terraform.plan()), [['update']]);
    await terraform.settle();
    await terraform.destroy();
  });

  scenario('can be switched on for an adopted registration', async (tenant) => {
    const { ids } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-client');
    const { applicationObjectId, servicePrincipalObjectId } = ids;
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const terraform = await tenant.stack(build(undefined, { adopt }), tenant.identity(EVERYTHING));
    await terraform.apply();
    tenant.restack(build(true));
    await terraform.settle();
    await applicationOf(tenant, 'adt-client');
    tenant.restack(build(true, { fallbackPublicClientEnabled: true }));
    await terraform.fails(/An existing "azuread_application" with name "adt-client"/);
  });
});
