import { get } from 'node:http';
import { Agent, request } from 'node:https';
import type { LocalAzure, Person } from 'adt-local-azure';
import { type HTMLElement, parse } from 'node-html-parser';

/** What a browser gets. */
export interface Answered {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly root: HTMLElement;
  /** Where it leads to; what is in its query or fragment. */
  readonly location?: string;
  readonly answer: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: JSON, as deep as a test wants to look
  readonly json: any;
}

/** Browsers share connections: to open one takes longer than to answer. */
const agents = new WeakMap<LocalAzure, Agent>();

/** A browser without scripts: it keeps cookies, and sends the form of the page that it is on. */
export class Browser {
  private cookies = new Map<string, string>();
  private readonly agent: Agent;

  public constructor(private readonly azure: LocalAzure) {
    this.agent = agents.get(azure) ?? new Agent({ ca: azure.certificate, servername: 'localhost', keepAlive: true });
    agents.set(azure, this.agent);
  }

  public get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send('GET', path, undefined, headers);
  }

  public post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.send('POST', path, new URLSearchParams(fields).toString(), { ...type, ...headers });
  }

  /** Fills in the only form of a page, and sends it. */
  public submit({ root }: Answered, fields: Record<string, string>): Promise<Answered> {
    const form = root.querySelector('form');
    const hidden = (form?.querySelectorAll('input') ?? []).map((input): [string, string] => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ]);
    return this.post(form?.getAttribute('action') ?? '', { ...Object.fromEntries(hidden), ...fields });
  }

  /** Signs in on the page that asks for it. */
  public signIn(page: Answered, { userPrincipalName, password }: Person): Promise<Answered> {
    return this.submit(page, { username: userPrincipalName, password });
  }

  /** Enters the code of a device, and signs in: the page that asks whether the person began it, or a refusal. */
  public async enterCode(userCode: string, person: Person): Promise<Answered> {
    const page = await this.submit(await this.get('/common/oauth2/deviceauth'), { user_code: userCode });
    return this.signIn(page, person);
  }

  /** Goes on to the client, where a page leads to one that listens on this machine. */
  public async follow({ location }: Answered): Promise<void> {
    if (!location?.startsWith('http://localhost')) return;
    await new Promise<void>((resolve, reject) => {
      get(location, (response) => response.resume().on('end', resolve)).on('error', reject);
    });
  }

  public send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answered> {
    const { cookie } = this;
    const all = { Accept: 'text/html', ...(cookie && { Cookie: cookie }), ...headers };
    return new Promise((resolve, reject) => {
      request(`${this.azure.origin}${path}`, { method, headers: all, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          for (const one of response.headers['set-cookie'] ?? []) this.keep(one);
          resolve(answered(response.statusCode ?? 0, response.headers, text));
        });
      })
        .on('error', reject)
        .end(body);
    });
  }

  /** What it sends with each request. */
  public get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? ['', '', ''];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function answered(status: number, headers: Answered['headers'], text: string): Answered {
  const location = headers.location as string | undefined;
  const url = location === undefined ? undefined : new URL(location);
  const isJson = String(headers['content-type']).includes('json') && text !== '';
  return {
    status,
    headers,
    text,
    root: parse(text),
    location,
    answer: Object.fromEntries([...(url?.searchParams ?? []), ...new URLSearchParams(url?.hash.slice(1) ?? '')]),
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** The code of Entra ID's error, wherever it stands. */
export const aadsts = ({ answer, text, json }: Answered): number =>
  Number(/AADSTS(\d+)/.exec(answer.error_description ?? json?.error_description ?? text)?.[1]);

export const titleOf = ({ root }: Answered): string | undefined => root.querySelector('h1')?.text;
