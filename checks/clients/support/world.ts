import { X509Certificate } from 'node:crypto';
import { LocalAzure, type Person } from 'adt-local-azure';
import { AzureClient } from '../../support/azure-client';
import { consentForEveryone } from '../../support/people';
import { ADT_API, READ_WRITE } from '../../support/quickstart';
import { note } from '../../support/witnesses';

export const ROLE = 'Azure Digital Twins Data Owner';
const PERMISSIONS = ['Application.ReadWrite.All', 'Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'];

/** What the readers of our pages have: a registration with three secrets, an instance, a vault, a user to sign in as. */
export class World {
  public static async make(): Promise<World> {
    const azure = await LocalAzure.start({ witness: note });
    const administrator = azure.seed.identity('administrator', { graphPermissions: PERMISSIONS, role: 'Owner' });
    const world = new World(azure, new AzureClient(azure, administrator));
    const vault = azure.seed.vault('vault-plant');
    for (const role of ['Key Vault Secrets Officer', 'Key Vault Reader']) {
      azure.seed.roleAssignment(administrator.objectId, role, vault);
    }
    azure.seed.roleAssignment(administrator.objectId, ROLE, world.instanceId);
    await world.register();
    return world;
  }

  public readonly instanceId: string;
  public readonly user: Person;
  public clientId = '';
  public applicationId = '';
  public principalId = '';
  public assignmentId = '';
  public grantId = '';
  public readonly keyIds: string[] = [];

  private constructor(
    public readonly azure: LocalAzure,
    private readonly client: AzureClient,
  ) {
    this.instanceId = azure.seed.instance('plant');
    this.user = azure.seed.user('reader');
  }

  public get environmentFile(): string {
    return this.azure.environmentFile(this.client.identity, this.user);
  }

  /** An application without a service principal, as `az ad app create` leaves it. */
  public application(displayName: string): Promise<{ id: string; appId: string }> {
    return this.client.succeed('POST', '/v1.0/applications', { displayName });
  }

  /** Another registration, whose users need not consent to anything. */
  public async signInClient(
    application: object,
    principal: object = {},
  ): Promise<{ clientId: string; secret: string }> {
    const { client } = this;
    const { id, appId } = await client.succeed('POST', '/v1.0/applications', {
      displayName: 'sign-in',
      ...application,
    });
    const { secretText } = await client.succeed('POST', `/v1.0/applications/${id}/addPassword`, {});
    const { id: principalId } = await client.succeed('POST', '/v1.0/servicePrincipals', { appId, ...principal });
    await consentForEveryone(client, principalId);
    return { clientId: appId, secret: secretText };
  }

  /** Lets the registration sign in with a certificate. */
  public async trust(certificate: string): Promise<void> {
    const key = Buffer.from(certificate).toString('base64');
    const endDateTime = new Date(new X509Certificate(certificate).validTo).toISOString();
    const keyCredentials = [{ type: 'AsymmetricX509Cert', usage: 'Verify', key, endDateTime }];
    await this.client.succeed('PATCH', `/v1.0/applications/${this.applicationId}`, { keyCredentials });
  }

  /** Microsoft's service principal for the API: its object ID. */
  public get apiId(): string {
    return Object.values(this.azure.state.servicePrincipals).find(({ appId }) => appId === ADT_API)?.id ?? '';
  }

  private async register(): Promise<void> {
    const { azure, client } = this;
    const application = await client.succeed('POST', '/v1.0/applications', {
      displayName: 'plant-client',
      requiredResourceAccess: [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }],
    });
    [this.clientId, this.applicationId] = [application.appId, application.id];
    const principal = await client.succeed('POST', '/v1.0/servicePrincipals', { appId: application.appId });
    this.principalId = principal.id;
    for (const displayName of ['one', 'two', 'three']) {
      const path = `/v1.0/applications/${application.id}/addPassword`;
      const { keyId } = await client.succeed('POST', path, { passwordCredential: { displayName } });
      this.keyIds.push(keyId);
    }
    azure.seed.roleAssignment(principal.id, ROLE, this.instanceId);
    const assignments = Object.values(azure.state.roleAssignments);
    this.assignmentId = assignments.find(({ principalId }) => principalId === principal.id)?.id ?? '';
    const grant = { clientId: principal.id, resourceId: this.apiId, consentType: 'AllPrincipals', scope: 'Read.Write' };
    this.grantId = (await client.succeed('POST', '/v1.0/oauth2PermissionGrants', grant)).id;
  }
}
