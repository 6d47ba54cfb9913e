import { Agent, request as httpsRequest } from 'node:https';
import { type Identity, LocalAzure, type LocalAzureOptions } from '../src';
import { problemsOf } from './conformance/answers';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a test wants to look
  readonly body: any;
}

/** The ID of an object that is not there. */
export const ABSENT = '00000000-0000-4000-8000-000000000000';

/** Where the roles of every subscription are. */
export const ROLES = '/providers/Microsoft.Authorization/roleDefinitions';

/** A client secret, a private key, or a signed token: none of them belongs into a log. */
const SECRET = /8Q~[\w~.-]{30}|PRIVATE KEY|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{40}/;

/**
 * A local Azure, and an identity that calls it.
 *
 * @example
 * const deployer = await TestClient.start();
 * const { id } = await deployer.application({ displayName: 'plant' });
 * const reader = deployer.as(['Application.Read.All']);
 * expect((await reader.call('GET', `/v1.0/applications/${id}`)).status).toBe(200);
 * await deployer.azure.stop();
 */
export class TestClient {
  public static async start(options: LocalAzureOptions = {}): Promise<TestClient> {
    const log = (line: string) => {
      if (SECRET.test(line)) throw new Error('the log holds a secret');
      options.log?.(line);
    };
    const azure = await LocalAzure.start({ ...options, log });
    const agent = new Agent({ ca: azure.certificate, servername: 'localhost', keepAlive: true });
    return new TestClient(azure, azure.deployer, agent);
  }

  private readonly tokens = new Map<string, string>();

  private constructor(
    public readonly azure: LocalAzure,
    public readonly identity: Identity,
    private readonly agent: Agent,
  ) {}

  /** A new identity, with permissions on Microsoft Graph and a role on the subscription. */
  public as(graphPermissions: string[], role?: string): TestClient {
    return new TestClient(this.azure, this.azure.seed.identity('other', { graphPermissions, role }), this.agent);
  }

  /** A new identity with a role on a resource. */
  public on(scope: string, role: string): TestClient {
    return new TestClient(this.azure, this.azure.seed.identity('other', { role, scope }), this.agent);
  }

  public get subscription(): string {
    return `/subscriptions/${this.azure.subscriptionId}`;
  }

  /** Asks for a token, and returns what the token endpoint answers. */
  public token(form: Record<string, string> = {}): Promise<Answer> {
    const whole = {
      client_id: this.identity.clientId,
      client_secret: this.identity.clientSecret,
      grant_type: 'client_credentials',
      scope: `${this.azure.origin}/.default`,
      ...form,
    };
    return this.send('POST', `/${this.azure.tenantId}/oauth2/v2.0/token`, new URLSearchParams(whole).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
  }

  /** Asks for a token with an assertion, and without a secret. */
  public tokenFor(clientId: string, assertion: string, form: Record<string, string> = {}): Promise<Answer> {
    return this.token({
      client_id: clientId,
      client_secret: '',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...form,
    });
  }

  /** Calls an API, signed in. */
  public call(
    method: string,
    path: string,
    body?: unknown,
    scope?: string,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.signedIn(method, path, body, scope, headers);
  }

  /** Calls a vault, signed in. */
  public callVault(vault: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const Host = `${vault}.vault.localhost`;
    return this.signedIn(method, `${path}?api-version=7.4`, body, 'https://vault.localhost/.default', { Host });
  }

  public control(method: string, name: string, body?: unknown): Promise<Answer> {
    return this.send(method, `/_local-azure/${name}`, body === undefined ? undefined : JSON.stringify(body), {
      'x-local-azure-key': this.azure.controlKey,
      'Content-Type': 'application/json',
    });
  }

  /** Calls without a token. */
  public send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const url = `${this.azure.origin}${path}`;
      const request = httpsRequest(url, { method, headers, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          const [status, answer] = [response.statusCode ?? 0, text === '' ? undefined : JSON.parse(text)];
          const problems = problemsOf({ method, path: path.replace(/\?.*/, ''), status, body: answer });
          if (problems.length > 0) return reject(new Error(`${method} ${path}: ${problems.join('; ')}`));
          resolve({ status, headers: response.headers, body: answer });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  private async signedIn(
    method: string,
    path: string,
    body?: unknown,
    scope = `${this.azure.origin}/.default`,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const token = this.tokens.get(scope) ?? (await this.token({ scope })).body.access_token;
    this.tokens.set(scope, token);
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), {
      ...headers,
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    });
  }

  public async application(properties: object = {}): Promise<Answer['body']> {
    const { body } = await this.call('POST', '/v1.0/applications', { displayName: 'client', ...properties });
    return body;
  }

  public async servicePrincipal(appId: string): Promise<Answer['body']> {
    const { body } = await this.call('POST', '/v1.0/servicePrincipals', { appId });
    return body;
  }

  /** An application that can sign in once it has a credential. */
  public async client(): Promise<Answer['body']> {
    const application = await this.application();
    await this.servicePrincipal(application.appId);
    return application;
  }

  /** A resource group with a vault in it; the ID of the vault. */
  public vault(name = 'vault', properties: object = {}): Promise<string> {
    return this.resource('Microsoft.KeyVault', `vaults/${name}`, '2023-02-01', this.vaultBody(properties));
  }

  public vaultBody(properties: object = {}): object {
    const { tenantId } = this.azure;
    const sku = { family: 'A', name: 'standard' };
    return { location: 'westeurope', properties: { tenantId, sku, enableRbacAuthorization: true, ...properties } };
  }

  /** A resource group with an instance in it; the ID of the instance. */
  public instance(name = 'plant'): Promise<string> {
    const body = { location: 'westeurope' };
    return this.resource('Microsoft.DigitalTwins', `digitalTwinsInstances/${name}`, '2023-01-31', body);
  }

  private async resource(provider: string, path: string, version: string, body: object): Promise<string> {
    const group = `${this.subscription}/resourceGroups/rg`;
    const id = `${group}/providers/${provider}/${path}`;
    await this.call('POST', `${this.subscription}/providers/${provider}/register?api-version=2022-09-01`);
    await this.call('PUT', `${group}?api-version=2023-07-01`, { location: 'westeurope' });
    await this.call('PUT', `${id}?api-version=${version}`, body);
    return id;
  }
}
