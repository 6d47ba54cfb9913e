import { createHash, randomBytes } from 'node:crypto';
import { type Answered, Browser } from '../../checks/support/browser';
import type { LocalAzure } from '../src';
import type { Application } from '../src/store/model';

export const ADT_SCOPE = 'https://digitaltwins.azure.net/.default';
export const ALL_SCOPES = `${ADT_SCOPE} openid profile offline_access`;

/** A verifier of RFC 7636, and its challenge. */
export function proofKey() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A client that a person signs in to. */
export class SignInClient {
  public readonly proof = proofKey();

  public constructor(
    private readonly azure: LocalAzure,
    public readonly application: Application,
    public readonly redirectUri = 'http://localhost:1234',
  ) {}

  /** The path of a request for a code, and what is different in it. */
  public path(different: Record<string, string | undefined> = {}, tenant = this.azure.tenantId): string {
    const asked = {
      client_id: this.application.appId,
      response_type: 'code',
      redirect_uri: this.redirectUri,
      scope: ALL_SCOPES,
      state: 'a state',
      nonce: 'a nonce',
      code_challenge: this.proof.challenge,
      code_challenge_method: 'S256',
      ...different,
    };
    const sent = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return `/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(sent)}`;
  }

  /** The form that redeems a code. */
  public codeForm(code: string, different: Record<string, string> = {}): Record<string, string> {
    return {
      client_id: this.application.appId,
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirectUri,
      code_verifier: this.proof.verifier,
      ...different,
    };
  }

  public refreshForm(token: string, different: Record<string, string> = {}): Record<string, string> {
    return { client_id: this.application.appId, grant_type: 'refresh_token', refresh_token: token, ...different };
  }

  public token(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
    return new Browser(this.azure).post(`/${this.azure.tenantId}/oauth2/v2.0/token`, form, headers);
  }
}
