import assert from 'node:assert/strict';
import { makeCertificate } from '../../support/certificates';
import { ADT_API, DATA_OWNER, READ_WRITE } from '../../support/quickstart';
import { type Shell, SIGN_IN } from './shell';
import type { World } from './world';

/** How a command of ours is run, and what it prints. */
export interface Command {
  /** What stands for its placeholders, other than `filled()` says. */
  readonly fill?: Record<string, string>;
  /** What has to be there, or to be missing, before. */
  readonly given?: (world: World, shell: Shell) => void | Promise<void>;
  /** What our page leaves to its reader. */
  readonly completedBy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: as deep as a check wants to look
  readonly prints: (printed: any, world: World) => void;
}

const prints = (expected: (world: World) => unknown, more: Omit<Command, 'prints'> = {}): Command => ({
  ...more,
  prints: (printed, world) => assert.deepEqual(printed, expected(world)),
});
const nothing = (more: Omit<Command, 'prints'> = {}) => prints(() => undefined, more);
const ids = prints(({ applicationId }) => applicationId);
const secrets = (list: { keyId: string; end: string }[], { keyIds }: World) => {
  assert.deepEqual(list.map(({ keyId }) => keyId).sort(), [...keyIds].sort());
  for (const { end } of list) assert.ok(Date.parse(end) > Date.now());
};

/** In this order. */
export const RUN: Record<string, Command> = {
  [SIGN_IN[0]]: nothing(),
  [SIGN_IN[1]]: nothing(),
  [SIGN_IN[2]]: { prints: ([{ id }], { azure }) => assert.equal(id, azure.subscriptionId) },
  'az account show --query id --output tsv': prints(({ azure }) => azure.subscriptionId),
  'az account show --query tenantId': prints(({ azure }) => azure.tenantId),

  'az ad app show --id <client_id> --query requiredResourceAccess': prints(() => [
    { resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] },
  ]),
  'az ad app show --id <client ID> --query id': ids,
  'az ad app show --id $CLIENT --query id --output tsv': ids,
  'az ad app show --id $CLIENT --query displayName --output tsv': prints(() => 'plant-client'),
  'az ad app show --id <object ID> --query "{clientId:appId, made:createdDateTime}"': {
    prints: ({ clientId, made }, world) => {
      assert.equal(clientId, world.clientId);
      assert.ok(Date.parse(made) <= Date.now());
    },
  },
  'az ad app list --display-name <name> --query "[].appId"': prints(({ clientId }) => [clientId], {
    fill: { name: 'plant-client' },
  }),
  'az ad app owner list --id <object ID> --query "[].displayName"': prints(() => ['administrator']),
  'az ad sp show --id <client ID> --query id': prints(({ principalId }) => principalId),
  'az ad sp show --id $CLIENT --query id --output tsv': prints(({ principalId }) => principalId),

  'az ad app credential list --id <client ID>': {
    prints: (list, { keyIds }) => assert.equal(list.length, keyIds.length),
  },
  'az ad app credential list --id <client ID> --query "[].{keyId:keyId, end:endDateTime}"': { prints: secrets },
  'az ad app credential list --id $CLIENT --query "[].{keyId:keyId, end:endDateTime, name:displayName}" --output table':
    {
      prints: (table, { keyIds }) => {
        for (const text of ['KeyId', 'End', 'Name', ...keyIds, 'one', 'two', 'three'])
          assert.ok(table.includes(text), text);
      },
    },
  'az ad app credential delete --id <client ID> --key-id <key ID>': nothing({ fill: { 'key ID': 'KEY_1' } }),
  'az ad app credential delete --id $CLIENT --key-id <key ID of the old one>': nothing({
    fill: { 'key ID of the old one': 'KEY_2' },
  }),
  'az ad app credential reset --append': {
    completedBy: '--id $CLIENT',
    prints: ({ appId, password }, { clientId }) => assert.deepEqual([appId, password.length > 30], [clientId, true]),
  },

  'az ad app permission list-grants --id <client ID> --query "[].{id:id, scope:scope}"': prints(({ grantId }) => [
    { id: grantId, scope: 'Read.Write' },
  ]),
  'az ad app permission list-grants': {
    completedBy: '--id $CLIENT',
    prints: ([{ id }], { grantId }) => assert.equal(id, grantId),
  },

  'az role assignment list --scope <instance ID> --query "[].id"': {
    prints: (list, { assignmentId }) => assert.ok(list.includes(assignmentId)),
  },
  'az role assignment list --scope <instance ID> --assignee <client ID> --role "<role>" --query "[].id"': prints(
    ({ assignmentId }) => [assignmentId],
  ),
  'az role assignment list --scope <resource ID of the instance> --assignee <client ID> --query "[].id" --output tsv':
    prints(({ assignmentId }) => assignmentId),
  'az role assignment list --scope $TF_VAR_instance_id --assignee $CLIENT --role "Azure Digital Twins Data Owner" --query "[].id" --output tsv':
    prints(({ assignmentId }) => assignmentId),
  'az role definition list --name "<role>" --query "[].name"': prints(() => [DATA_OWNER]),

  'az provider register --namespace Microsoft.DigitalTwins': nothing({
    given: ({ azure }) => {
      azure.state.registeredProviders = [];
    },
  }),
  'az keyvault show --name <name> --query id': {
    fill: { name: 'vault-plant' },
    prints: (id) => assert.match(id, /\/vaults\/vault-plant$/),
  },
  'az keyvault secret show --id $SECRET --query attributes.expires --output tsv': prints(
    () => '2040-01-01T00:00:00+00:00',
    {
      given: async (_, shell) => {
        const vault = '--vault-name vault-plant --name client';
        await shell.must(`az keyvault secret set ${vault} --value x --expires 2040-01-01T00:00:00Z`);
      },
    },
  ),
  'az rest --method post --resource https://digitaltwins.azure.net --url "$ADT_INSTANCE_URL/query?api-version=2023-10-31" --body \'{"query": "SELECT * FROM digitaltwins"}\'':
    prints(() => ({ continuationToken: null, value: [] })),

  'az ad app list --filter "startswith(displayName,\'TERRAFORM_UPDATE_\')" --query "[].{id:id, name:displayName, made:createdDateTime}"':
    {
      given: async (world) => {
        await world.application('TERRAFORM_UPDATE_1');
      },
      prints: (list) =>
        assert.deepEqual(
          list.map(({ name }: { name: string }) => name),
          ['TERRAFORM_UPDATE_1'],
        ),
    },
  'az ad app delete --id <id>': nothing({ fill: { id: 'LEFT_BEHIND' } }),
  'az ad app create': {
    completedBy: '--display-name bare-client',
    prints: ({ appId }, { azure }) => {
      // It makes no service principal, as docs/troubleshooting.md says.
      assert.ok(!Object.values(azure.state.servicePrincipals).some((one) => one.appId === appId));
    },
  },
  'az ad sp create --id <client ID>': {
    fill: { 'client ID': 'BARE' },
    prints: ({ displayName }) => assert.equal(displayName, 'bare-client'),
  },
  // In an error, where the client ID stands in the text.
  'az ad sp create --id ${clientId}': {
    given: async (world, { variables }) => {
      variables.clientId = (await world.application('other-client')).appId;
    },
    prints: ({ displayName }) => assert.equal(displayName, 'other-client'),
  },
  'az ad user show --id <user principal name> --query id': {
    fill: { 'user principal name': 'reader@contoso.onmicrosoft.com' },
    given: ({ azure }) => {
      azure.seed.user('reader');
    },
    prints: (id, { azure }) => assert.equal(azure.state.users[id].displayName, 'reader'),
  },
  'az ad group show --group <name> --query id': {
    fill: { name: 'readers' },
    given: ({ azure }) => {
      azure.seed.securityGroup('readers');
    },
    prints: (id, { azure }) => assert.equal(azure.state.groups[id].displayName, 'readers'),
  },
  'az keyvault certificate show --vault-name <vault> --name <name> --query id': {
    fill: { vault: 'vault-plant', name: 'client' },
    given: async ({ azure }) => {
      const [vault] = Object.values(azure.state.keyVaults);
      azure.seed.certificate(vault.id, 'client', (await makeCertificate()).pem);
    },
    prints: (id) => assert.match(id, /\/certificates\/client\/[0-9a-f]{32}$/),
  },
  'az ad sp create --id 0b07f429-9f4b-4714-9392-cc5e8e80c8b0': {
    given: ({ azure, apiId }) => {
      delete azure.state.servicePrincipals[apiId]; // a tenant that has never used Azure Digital Twins
    },
    prints: ({ appId, displayName, oauth2PermissionScopes }) =>
      assert.deepEqual(
        [appId, displayName, oauth2PermissionScopes.map(({ value }: { value: string }) => value)],
        [ADT_API, 'Azure Digital Twins', ['Read.Write']],
      ),
  },
};

/** What the extension azure-iot adds to the Azure CLI. */
export const WITH_EXTENSION: Record<string, Command> = {
  'az dt show --dt-name <name> --query id': prints(({ instanceId }) => instanceId, { fill: { name: 'plant' } }),
  'az dt role-assignment list --dt-name <instance name>': {
    fill: { 'instance name': 'plant' },
    prints: (list, { principalId }) =>
      assert.ok(list.some((one: { principalId: string }) => one.principalId === principalId)),
  },
};

/** What no local Azure can be asked, and why. */
export const NOT_RUN: Record<string, string> = {
  'az login': 'it opens a browser, in which a person signs in',
  'az aks show --query oidcIssuerProfile.issuerUrl': 'the local Azure has no AKS',
  'az ad app permission admin-consent': 'the Azure CLI itself refuses it, except in the clouds of Microsoft',
};
