import { request as httpsRequest } from 'node:https';
import { withoutSecrets } from '../../checks/support/secrets';
import { Emulator, type EmulatorOptions } from '../src/emulator';
import { type Identity, makeIdentity } from '../src/seed';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a test wants to look
  readonly body: any;
}

/** An emulator, and an identity that calls it. It tells no secret in its log. */
export class Bench {
  public static async open(options: EmulatorOptions = {}): Promise<Bench> {
    const log = (line: string) => options.log?.(withoutSecrets('the log', line));
    return new Bench(await Emulator.start({ ...options, log }));
  }

  /** Calls an emulator that is there, as an identity. */
  public static of(emulator: Emulator, identity: Identity): Bench {
    return new Bench(emulator, identity);
  }

  private constructor(
    public readonly emulator: Emulator,
    public readonly identity: Identity = emulator.deployer,
  ) {}

  /** The same emulator, called by a new identity. */
  public as(graphPermissions: string[], role?: string): Bench {
    return new Bench(this.emulator, makeIdentity(this.emulator.azure, 'other', graphPermissions, role));
  }

  public get subscription(): string {
    return `/subscriptions/${this.emulator.azure.store.state.subscriptionId}`;
  }

  /** Asks for a token, and returns what the token endpoint answers. */
  public token(form: Record<string, string> = {}): Promise<Answer> {
    const { tenantId } = this.emulator.azure.store.state;
    const whole = {
      client_id: this.identity.clientId,
      client_secret: this.identity.clientSecret,
      grant_type: 'client_credentials',
      scope: `${this.emulator.azure.origin}/.default`,
      ...form,
    };
    return this.send('POST', `/${tenantId}/oauth2/v2.0/token`, new URLSearchParams(whole).toString(), {
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

  /** Calls a vault, signed in. */
  public async callVault(vault: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const { body: token } = await this.token({ scope: 'https://vault.localhost/.default' });
    return this.send(method, `${path}?api-version=7.4`, body === undefined ? undefined : JSON.stringify(body), {
      Host: `${vault}.vault.localhost`,
      Authorization: `Bearer ${token.access_token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    });
  }

  /** Calls an API, signed in. */
  public async call(method: string, path: string, body?: unknown, scope?: string): Promise<Answer> {
    const { body: token } = await this.token(scope ? { scope } : {});
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), {
      Authorization: `Bearer ${token.access_token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    });
  }

  public send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { origin } = this.emulator.azure;
    const options = { method, headers, ca: this.emulator.certificate, servername: 'localhost', agent: false };
    return new Promise((resolve, reject) => {
      const request = httpsRequest(`${origin}${path}`, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text === '' ? undefined : JSON.parse(text),
          }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  public control(method: string, name: string, body?: unknown): Promise<Answer> {
    return this.send(method, `/_emulator/${name}`, body === undefined ? undefined : JSON.stringify(body), {
      'x-emulator-key': this.emulator.controlKey,
      'Content-Type': 'application/json',
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
  public async vault(name = 'vault', properties: object = {}): Promise<string> {
    const group = `${this.subscription}/resourceGroups/rg`;
    const id = `${group}/providers/Microsoft.KeyVault/vaults/${name}`;
    await this.call('POST', `${this.subscription}/providers/Microsoft.KeyVault/register?api-version=2022-09-01`);
    await this.call('PUT', `${group}?api-version=2023-07-01`, { location: 'westeurope' });
    await this.call('PUT', `${id}?api-version=2023-02-01`, this.vaultBody(properties));
    return id;
  }

  public vaultBody(properties: object = {}): object {
    const { tenantId } = this.emulator.azure.store.state;
    const sku = { family: 'A', name: 'standard' };
    return { location: 'westeurope', properties: { tenantId, sku, enableRbacAuthorization: true, ...properties } };
  }

  /** The same emulator, called by a new identity with a role on a vault, or on what is in it. */
  public on(scope: string, role: string): Bench {
    return new Bench(this.emulator, makeIdentity(this.emulator.azure, 'other', [], role, scope));
  }

  /** A resource group with an instance in it; the ID of the instance. */
  public async instance(name = 'plant'): Promise<string> {
    const group = `${this.subscription}/resourceGroups/rg`;
    const id = `${group}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
    await this.call('POST', `${this.subscription}/providers/Microsoft.DigitalTwins/register?api-version=2022-09-01`);
    await this.call('PUT', `${group}?api-version=2023-07-01`, { location: 'westeurope' });
    await this.call('PUT', `${id}?api-version=2023-01-31`, { location: 'westeurope' });
    return id;
  }
}
