import { request } from 'node:https';
import type { Identity, LocalAzure } from 'adt-local-azure';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a check wants to look
  readonly body: any;
}

/**
 * Calls Microsoft Graph and Azure Resource Manager as an identity.
 *
 * @example
 * const client = new AzureClient(azure);
 * const { body } = await client.call('POST', '/v1.0/applications', { displayName: 'plant' });
 */
export class AzureClient {
  private accessToken?: string;

  public constructor(
    public readonly azure: LocalAzure,
    public readonly identity: Identity = azure.deployer,
  ) {}

  public async call(method: string, path: string, body?: object): Promise<Answer> {
    this.accessToken ??= await this.signIn();
    const headers = { Authorization: `Bearer ${this.accessToken}`, 'Content-Type': 'application/json' };
    return this.send(method, path, headers, body && JSON.stringify(body));
  }

  /** The body of an answer that is no error. */
  public async succeed(method: string, path: string, body?: object): Promise<Answer['body']> {
    const answer = await this.call(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  private async signIn(): Promise<string> {
    const form = new URLSearchParams({
      client_id: this.identity.clientId,
      client_secret: this.identity.clientSecret,
      grant_type: 'client_credentials',
      scope: `${this.azure.origin}/.default`,
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { body } = await this.send('POST', `/${this.azure.tenantId}/oauth2/v2.0/token`, headers, String(form));
    return body.access_token;
  }

  private send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const options = { method, headers, ca: this.azure.certificate, agent: false };
    return new Promise((resolve, reject) => {
      request(`${this.azure.origin}${path}`, options, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) });
      })
        .on('error', reject)
        .end(body);
    });
  }
}
