import { randomUUID } from 'node:crypto';
import { Browser } from '../../checks/support/browser';
import { LocalAzure, type LocalAzureOptions, type Person } from '../src';
import { ADT_API } from '../src/entra/audiences';
import { blankApplication } from '../src/graph/blank-application';
import type { Application, PermissionGrant, ServicePrincipal } from '../src/store/model';
import { SignInClient } from './person';

export const GRAPH = '00000003-0000-0000-c000-000000000000';
const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

/** A tenant in which people sign in to a client. */
export class Tenant {
  public static async start(options: LocalAzureOptions = {}): Promise<Tenant> {
    return new Tenant(await LocalAzure.start(options));
  }

  private model?: Person;

  private constructor(public readonly azure: LocalAzure) {}

  public browser = (): Browser => new Browser(this.azure);

  /** A person. All have one password: to hash it takes its time. */
  public person(name = `p${randomUUID().slice(0, 8)}`): Person {
    const { state } = this.azure;
    this.model ??= this.azure.seed.user('model');
    const { userPrincipalName, password, objectId: modelId } = this.model;
    const [, domain] = userPrincipalName.split('@');
    const person = { userPrincipalName: `${name}@${domain}`, password, objectId: randomUUID() };
    const other = { displayName: name, mailNickname: name, other: {} };
    const { objectId: id, userPrincipalName: own } = person;
    state.users[id] = { ...state.users[modelId], id, userPrincipalName: own, ...other };
    return person;
  }

  /** A registration as the how-to makes it: a public client that asks for Read.Write. */
  public client(properties: Partial<Application> = {}, redirectUri?: string): SignInClient {
    const { applications, servicePrincipals } = this.azure.state;
    const blank = blankApplication();
    const application: Application = {
      ...blank,
      displayName: 'plant client',
      publicClient: { redirectUris: ['http://localhost'] },
      requiredResourceAccess: [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }],
      ...properties,
    };
    applications[application.id] = application;
    const id = randomUUID();
    servicePrincipals[id] = {
      id,
      appId: application.appId,
      displayName: application.displayName,
      accountEnabled: true,
      oauth2PermissionScopes: [],
      graphPermissions: [],
      other: {},
      owners: [],
    };
    return new SignInClient(this.azure, application, redirectUri);
  }

  public principal(appId: string): ServicePrincipal {
    const found = Object.values(this.azure.state.servicePrincipals).find((one) => one.appId === appId);
    if (!found) throw new Error(`${appId} has no service principal`);
    return found;
  }

  /** Consents for everyone, or for one person. */
  public grant(client: SignInClient, api: string, scope: string, person?: Person): PermissionGrant {
    const grant: PermissionGrant = {
      id: randomUUID(),
      clientId: this.principal(client.application.appId).id,
      resourceId: this.principal(api).id,
      consentType: person ? 'Principal' : 'AllPrincipals',
      principalId: person?.objectId ?? null,
      scope,
    };
    this.azure.state.permissionGrants[grant.id] = grant;
    return grant;
  }

  /** A client for which everything is consented to. */
  public consented(properties: Partial<Application> = {}, redirectUri?: string): SignInClient {
    const client = this.client(properties, redirectUri);
    this.grant(client, ADT_API, 'Read.Write');
    this.grant(client, GRAPH, 'openid profile offline_access');
    return client;
  }

  /** The code that a client gets when a person signs in. */
  public async code(
    client: SignInClient,
    person = this.person(),
    different: Record<string, string> = {},
  ): Promise<string> {
    const browser = this.browser();
    const { answer, text } = await browser.signIn(await browser.get(client.path(different)), person);
    if (!answer.code) throw new Error(`No code: ${JSON.stringify(answer)} ${text}`);
    return answer.code;
  }

  public assign(client: SignInClient, principalId: string): void {
    const id = randomUUID();
    this.azure.state.appRoleAssignments[id] = {
      id,
      createdDateTime: new Date().toISOString(),
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId,
      principalType: 'User',
      resourceId: this.principal(client.application.appId).id,
    };
  }
}
