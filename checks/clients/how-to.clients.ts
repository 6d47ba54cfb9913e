import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { LocalAzure } from 'adt-local-azure';
import { ADT_API, READ_WRITE } from '../support/quickstart';
import { note } from '../support/witnesses';
import { PYTHON } from './support/clients';
import { Shell, SIGN_IN } from './support/shell';
import { steps } from './support/step';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REQUESTED = [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }];
const OTHER_TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER_API = '00000003-0000-0000-c000-000000000000';
const LOCATION = 'westeurope';
const nothing = (printed: unknown) => assert.equal(printed, undefined);
const is = (expected: unknown) => (printed: unknown) => assert.deepEqual(printed, expected);

/** Microsoft's how-to by its tab "CLI", with the names that the options have today. */
describe('the how-to, typed with the Azure CLI', () => {
  let azure: LocalAzure;
  let shell: Shell;
  const step = steps(() => shell);
  const keep = (name: string) => (printed: string) => {
    assert.ok(printed);
    shell.variables[name] = printed;
  };
  const file = (name: string, content: object) => writeFileSync(join(shell.folder, name), JSON.stringify(content));

  before(async () => {
    if (PYTHON.skip) return;
    azure = await LocalAzure.start({ witness: note });
    const person = azure.seed.identity('administrator', {
      graphPermissions: ['Application.ReadWrite.All', 'Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
      role: 'Owner',
    });
    shell = new Shell(azure.environmentFile(person));
    Object.assign(shell.variables, {
      INSTANCE_TYPE: 'Microsoft.DigitalTwins/digitalTwinsInstances',
      ADT_API,
      OTHER_API,
      PERSON: person.objectId,
    });
    file('manifest.json', REQUESTED);
    file('main.json', {
      name: 'main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:example/plant:ref:refs/heads/main',
      audiences: ['api://AzureADTokenExchange'],
    });
    file('models.json', [{ '@id': 'dtmi:example:Room;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;3' }]);
    file('role.json', {
      Name: 'Watcher of twins',
      Description: 'Sees instances.',
      Actions: ['Microsoft.DigitalTwins/digitalTwinsInstances/read'],
      AssignableScopes: [`/subscriptions/${azure.subscriptionId}`],
    });
  });
  after(() => azure?.stop());

  describe('signing in', () => {
    const [register, set, login] = SIGN_IN;
    step(register, nothing);
    step(set, nothing);
    const fails = (name: string, change: (line: string) => string, message: RegExp) =>
      test(name, PYTHON, async () => {
        const { code, text } = await shell.run(change(login));
        assert.equal(code, 1);
        assert.match(text, message);
      });
    fails(
      'az login with a wrong secret is refused',
      (line) => line.replace('"$ARM_CLIENT_SECRET"', 'wrong'),
      /AADSTS7000215/,
    );
    fails(
      'az login with a wrong tenant is refused',
      (line) => line.replace('"$ARM_TENANT_ID"', OTHER_TENANT),
      /Unable to get authority configuration|AADSTS90002/,
    );
    step(login, ([account]) => {
      assert.deepEqual(
        [account.id, account.tenantId, account.cloudName, account.user.type],
        [azure.subscriptionId, azure.tenantId, 'LocalAzure', 'servicePrincipal'],
      );
    });
    step('az account show --query id', (id) => is(azure.subscriptionId)(id));
    step('az account list --query "[].state"', is(['Enabled']));
    step('az account set --subscription "$ARM_SUBSCRIPTION_ID"', nothing);
    step('az account list-locations --query "[?name==\'westeurope\'].displayName"', is(['West Europe']));
    step('az account get-access-token --query tokenType', is('Bearer'));
    step('az account get-access-token --resource https://digitaltwins.azure.net --query tenant', (tenant) =>
      is(azure.tenantId)(tenant),
    );
  });

  describe('an instance', () => {
    step(`az group create --name rg-plant --location ${LOCATION} --tags made=here`, ({ name, location, tags }) =>
      is(['rg-plant', LOCATION, { made: 'here' }])([name, location, tags]),
    );
    step('az group show --name rg-plant --query properties.provisioningState', is('Succeeded'));
    step('az group exists --name rg-plant', is(true));
    step('az group update --name rg-plant --set tags.by=me --query tags', is({ made: 'here', by: 'me' }));
    step('az group list --tag by=me --query "[].name"', is(['rg-plant']));
    step('az provider register --namespace Microsoft.DigitalTwins --wait', nothing);
    step('az provider show --namespace Microsoft.DigitalTwins --query registrationState', is('Registered'));
    step(
      `az resource create --resource-group rg-plant --name plant --resource-type $INSTANCE_TYPE --location ${LOCATION} --properties '{}'`,
      ({ id, properties }) => {
        assert.equal(properties.provisioningState, 'Succeeded');
        Object.assign(shell.variables, { INSTANCE: id, ADT_INSTANCE_URL: `https://${properties.hostName}` });
      },
    );
    step('az resource show --ids $INSTANCE --query location', is(LOCATION));
    step('az resource list --resource-group rg-plant --query "[].name"', is(['plant']));
    step('az resource list --resource-type $INSTANCE_TYPE --query "[].name"', is(['plant']));
    step('az resource tag --ids $INSTANCE --tags floor=1 --query tags', is({ floor: '1' }));
    step('az resource update --ids $INSTANCE --set tags.floor=2 --query tags', is({ floor: '2' }));
  });

  describe('the registration', () => {
    step(
      'az ad app create --display-name plant-client --sign-in-audience AzureADMyOrg --public-client-redirect-uris http://localhost --is-fallback-public-client --required-resource-accesses @manifest.json',
      (application) => {
        assert.match(application.appId, GUID);
        assert.deepEqual(
          [
            application.displayName,
            application.signInAudience,
            application.publicClient.redirectUris,
            application.isFallbackPublicClient,
            application.requiredResourceAccess,
          ],
          ['plant-client', 'AzureADMyOrg', ['http://localhost'], true, REQUESTED],
        );
        shell.variables.CLIENT = application.appId;
      },
    );
    // The Azure CLI then changes the application of the same name, as docs/comparison.md warns.
    step('az ad app create --display-name plant-client --query appId', (appId) => is(shell.variables.CLIENT)(appId));
    step('az ad app show --id $CLIENT --query requiredResourceAccess', is(REQUESTED));
    step('az ad app list --display-name plant-client --query "[].appId"', (found) =>
      is([shell.variables.CLIENT])(found),
    );
    step('az ad app list --all --query "[].displayName"', is(['deployer', 'administrator', 'plant-client']));
    step('az ad sp create --id $CLIENT --query id', keep('PRINCIPAL'));
    step('az ad sp show --id $CLIENT --query id', (id) => is(shell.variables.PRINCIPAL)(id));
    step('az ad sp list --display-name plant-client --query "[].appId"', (found) =>
      is([shell.variables.CLIENT])(found),
    );
    step('az ad sp owner list --id $CLIENT --query "[].displayName"', is(['administrator']));
    step('az ad app owner list --id $CLIENT --query "[].displayName"', is(['administrator']));
    step('az ad app owner add --id $CLIENT --owner-object-id $PRINCIPAL', nothing);
    step('az ad app owner remove --id $CLIENT --owner-object-id $PRINCIPAL', nothing);
    step('az ad app update --id $CLIENT --display-name plant-client-2', nothing);
    step('az ad app show --id $CLIENT --query displayName', is('plant-client-2'));
  });

  describe('a client secret', () => {
    step(
      'az ad app credential reset --id $CLIENT --append --display-name "of the how-to" --end-date 2040-01-01',
      ({ appId, password, tenant }) => {
        assert.deepEqual([appId, tenant], [shell.variables.CLIENT, azure.tenantId]);
        shell.variables.SECRET = password;
      },
    );
    step('az ad app credential reset --id $CLIENT --append --years 1 --query tenant', (tenant) =>
      is(azure.tenantId)(tenant),
    );
    step(
      'az ad app credential list --id $CLIENT --query "[].[displayName, endDateTime == \'2040-01-01T00:00:00Z\', secretText]"',
      (list) =>
        is([
          ['of the how-to', true, null],
          [null, false, null],
        ])(list),
    );
    step('az ad app credential list --id $CLIENT --query "[1].keyId"', keep('KEY'));
    step('az ad app credential delete --id $CLIENT --key-id $KEY', nothing);
    step('az ad app credential list --id $CLIENT --query "length(@)"', is(1));
    step(
      'az ad app credential reset --id $CLIENT --append --create-cert --query fileWithCertAndPrivateKey',
      keep('PEM'),
    );
    step(
      'az ad app credential list --id $CLIENT --cert --query "[].[type, usage]"',
      is([['AsymmetricX509Cert', 'Verify']]),
    );
  });

  describe('the role on the instance', () => {
    step(
      'az role assignment create --assignee $CLIENT --role "Azure Digital Twins Data Owner" --scope $INSTANCE',
      ({ id, principalId, principalType, scope }) => {
        const { PRINCIPAL, INSTANCE } = shell.variables;
        assert.deepEqual([principalId, principalType, scope], [PRINCIPAL, 'ServicePrincipal', INSTANCE]);
        shell.variables.ASSIGNMENT = id;
      },
    );
    step('az role assignment list --scope $INSTANCE --query "[].[principalName, roleDefinitionName]"', (list) =>
      is([[shell.variables.CLIENT, 'Azure Digital Twins Data Owner']])(list),
    );
    step('az role assignment list --assignee $CLIENT --all --query "[].id"', (list) =>
      is([shell.variables.ASSIGNMENT])(list),
    );
    step('az role assignment list --scope $INSTANCE --include-inherited --query "length(@)"', is(3));
    step('az role definition list --name "Azure Digital Twins Data Owner" --query "[].roleType"', is(['BuiltInRole']));
    step('az role definition list --name Reader --query "[0].id"', keep('READER'));
    step('az role definition show --id $READER --query roleName', is('Reader'));
    step('az role definition create --role-definition @role.json --query roleName', is('Watcher of twins'));
    step('az role definition list --custom-role-only true --query "[].roleName"', is(['Watcher of twins']));
    step('az role definition delete --name "Watcher of twins"', nothing);
  });

  describe('API permissions and consent', () => {
    step('az ad app permission list --id $CLIENT', is(REQUESTED));
    step(
      'az ad app permission add --id $CLIENT --api $OTHER_API --api-permissions e1fe6dd8-ba31-4d61-89e7-88639da4683d=Scope',
      nothing,
    );
    step('az ad app permission list --id $CLIENT --query "length(@)"', is(2));
    step('az ad app permission delete --id $CLIENT --api $OTHER_API', nothing);
    step(
      'az ad app permission grant --id $CLIENT --api $ADT_API --scope Read.Write --query "[consentType, scope]"',
      is(['AllPrincipals', 'Read.Write']),
    );
    step(
      'az ad app permission list-grants --id $CLIENT --show-resource-name --query "[].resourceDisplayName"',
      is(['Azure Digital Twins']),
    );
    step('az ad app update --id $CLIENT --identifier-uris api://$CLIENT', nothing);
    step('az ad app show --id api://$CLIENT --query displayName', is('plant-client-2'));
    step('az ad app update --id $CLIENT --is-fallback-public-client false', nothing);
    step('az ad app update --id $CLIENT --set isFallbackPublicClient=true', nothing);
    step(
      'az ad app update --id $CLIENT --web-redirect-uris https://plant.example.com/back --public-client-redirect-uris http://localhost http://localhost:8080',
      nothing,
    );
    step('az ad app update --id $CLIENT --enable-id-token-issuance true --enable-access-token-issuance true', nothing);
    step(
      'az ad app show --id $CLIENT --query "[isFallbackPublicClient, web.redirectUris, publicClient.redirectUris, web.implicitGrantSettings]"',
      is([
        true,
        ['https://plant.example.com/back'],
        ['http://localhost', 'http://localhost:8080'],
        { enableAccessTokenIssuance: true, enableIdTokenIssuance: true },
      ]),
    );
  });

  describe('a federated credential', () => {
    step(
      'az ad app federated-credential create --id $CLIENT --parameters @main.json --query subject',
      is('repo:example/plant:ref:refs/heads/main'),
    );
    step('az ad app federated-credential list --id $CLIENT --query "[].name"', is(['main']));
    step(
      'az ad app federated-credential show --id $CLIENT --federated-credential-id main --query audiences',
      is(['api://AzureADTokenExchange']),
    );
    step(
      `az ad app federated-credential update --id $CLIENT --federated-credential-id main --parameters '{"subject": "repo:example/plant:environment:production"}'`,
      nothing,
    );
    step(
      'az ad app federated-credential show --id $CLIENT --federated-credential-id main --query subject',
      is('repo:example/plant:environment:production'),
    );
    step('az ad app federated-credential delete --id $CLIENT --federated-credential-id main', nothing);
    step('az ad app federated-credential list --id $CLIENT', is([]));
  });

  describe('the secret in a key vault', () => {
    step('az provider register --namespace Microsoft.KeyVault', nothing);
    step(
      `az keyvault create --name vault-plant --resource-group rg-plant --location ${LOCATION} --query properties.enableRbacAuthorization`,
      is(true),
    );
    step('az keyvault show --name vault-plant --query id', keep('VAULT'));
    step('az keyvault list --query "[].name"', is(['vault-plant']));
    step(
      'az role assignment create --assignee-object-id $PERSON --assignee-principal-type ServicePrincipal --role "Key Vault Secrets Officer" --scope $VAULT --query scope',
      (scope) => is(shell.variables.VAULT)(scope),
    );
    step(
      'az keyvault secret set --vault-name vault-plant --name client --value "$SECRET" --expires 2040-01-01T00:00:00Z --query name',
      is('client'),
    );
    step('az keyvault secret show --vault-name vault-plant --name client --query value', (value) =>
      is(shell.variables.SECRET)(value),
    );
    step(
      'az keyvault secret show --id https://vault-plant.vault.localhost/secrets/client --query attributes.expires',
      is('2040-01-01T00:00:00+00:00'),
    );
    step('az keyvault secret list --vault-name vault-plant --query "[].name"', is(['client']));
    step('az keyvault secret list-versions --vault-name vault-plant --name client --query "length(@)"', is(1));
    step(
      'az keyvault secret set-attributes --vault-name vault-plant --name client --tags of=plant --query tags',
      is({ of: 'plant' }),
    );
    step('az keyvault secret delete --vault-name vault-plant --name client --query name', is('client'));
    step('az keyvault secret list-deleted --vault-name vault-plant --query "[].name"', is(['client']));
    step('az keyvault secret recover --vault-name vault-plant --name client --query name', is('client'));
    step('az keyvault secret delete --vault-name vault-plant --name client --query name', is('client'));
    step('az keyvault secret purge --vault-name vault-plant --name client', nothing);
    step('az keyvault secret list-deleted --vault-name vault-plant', is([]));
    step('az keyvault delete --name vault-plant', nothing);
    step('az keyvault list-deleted --query "[].name"', is(['vault-plant']));
    step('az keyvault purge --name vault-plant', nothing);
  });

  describe('the registration as a client', () => {
    step(
      'az login --service-principal --username $CLIENT --password "$SECRET" --tenant $ARM_TENANT_ID --query "[].user.name"',
      (names) => is([shell.variables.CLIENT])(names),
    );
    step(
      'az rest --method post --resource https://digitaltwins.azure.net --url "$ADT_INSTANCE_URL/models?api-version=2023-10-31" --body @models.json --query "[].id"',
      is(['dtmi:example:Room;1']),
    );
    step(
      `az rest --method put --resource https://digitaltwins.azure.net --url "$ADT_INSTANCE_URL/digitaltwins/room-1?api-version=2023-10-31" --body '{"$metadata": {"$model": "dtmi:example:Room;1"}}' --query '"$dtId"'`,
      is('room-1'),
    );
    step(
      `az rest --method post --resource https://digitaltwins.azure.net --url "$ADT_INSTANCE_URL/query?api-version=2023-10-31" --body '{"query": "SELECT * FROM digitaltwins"}' --query 'value[]."$dtId"'`,
      is(['room-1']),
    );
    step(
      'az login --service-principal --username $CLIENT --certificate "$PEM" --tenant $ARM_TENANT_ID --query "[].user.name"',
      (names) => is([shell.variables.CLIENT])(names),
    );
    step('az logout', nothing);
    test('az account show reports that no identity is signed in', PYTHON, async () => {
      const { code, text } = await shell.run('az account clear && az account show');
      assert.equal(code, 1);
      assert.match(text, /az login/);
    });
  });

  describe('to delete', () => {
    step(SIGN_IN[2], ([{ id }]) => is(azure.subscriptionId)(id));
    step(
      'az role assignment create --assignee $CLIENT --role Reader --scope $INSTANCE --query principalType',
      is('ServicePrincipal'),
    );
    step('az role assignment delete --assignee $CLIENT --role Reader --scope $INSTANCE', nothing);
    step('az role assignment delete --ids $ASSIGNMENT', nothing);
    step('az role assignment list --scope $INSTANCE', is([]));
    step('az ad sp delete --id $CLIENT', nothing);
    step('az ad app delete --id $CLIENT', nothing);
    step('az ad app list --all --query "[].displayName"', is(['deployer', 'administrator']));
    step('az resource delete --ids $INSTANCE', nothing);
    step('az group delete --name rg-plant --yes', nothing);
    step('az group list', is([]));
    test('the state has nothing left of it', PYTHON, () => {
      const { applications, servicePrincipals, instances, resourceGroups, roleAssignments } = azure.state;
      assert.deepEqual(
        [applications, servicePrincipals, instances, resourceGroups, roleAssignments].map(
          (all) => Object.keys(all).length,
        ),
        [2, 7, 0, 0, 2],
      );
    });
  });
});
