import type { Person } from 'adt-local-azure';
import { type Answered, Browser, titleOf } from '../../support/browser';
import type { Installed } from '../../support/chromium';
import { OpenedBrowser } from '../../support/opened-browser';
import { beforeItEnds, type Running } from '../../support/run';
import { temporaryFolder } from '../../support/temporary-folder';
import { signInWithChromium } from './chromium-sign-in';
import type { Tenant } from './tenant';

/** A client that a user runs, and the last page that the user saw in the browser. */
interface Used {
  readonly client: Running;
  readonly page: Answered;
}

type Decision = 'accept' | 'cancel';

/** A user, who runs the client of the how-to's next step, and signs in where it sends them. */
export class User {
  public constructor(
    private readonly tenant: Pick<Tenant, 'emulator' | 'client'>,
    public readonly person: Person,
    /** What the client reads: the output of a registration. */
    private readonly variables: Record<string, string>,
  ) {}

  /** What the client prints to its end, after the user has signed in in a browser. */
  public async browse(...args: string[]): Promise<string> {
    return (await (await this.inBrowser(args)).client).text;
  }

  /** The same with a code on another device. */
  public async enterCode(...args: string[]): Promise<string> {
    const client = this.tenant.client(this.variables, '--device-code', ...args);
    let printed = '';
    client.child.all?.on('data', (chunk) => {
      printed += chunk;
    });
    const [, code] = await beforeItEnds(client, () => /enter the code (\w+)/.exec(printed));
    const browser = new Browser(this.tenant.emulator);
    await this.decide(browser, await browser.enterCode(code, this.person), 'accept');
    return (await client).text;
  }

  /** The same in Chromium. */
  public async browseInChromium(chromium: Installed, ...args: string[]): Promise<string> {
    const { client, address } = await this.opened(args);
    await signInWithChromium(chromium, address, this.person);
    return (await client).text;
  }

  /** Where a browser is not led back, the client waits for it: the caller ends the client. */
  public async inBrowser(args: string[], decision: Decision = 'accept'): Promise<Used> {
    const { client, address } = await this.opened(args);
    const browser = new Browser(this.tenant.emulator);
    let page = await browser.get(address.slice(this.tenant.emulator.origin.length));
    if (titleOf(page) === 'Sign in') page = await browser.signIn(page, this.person);
    page = await this.decide(browser, page, decision);
    await browser.follow(page);
    return { client, page };
  }

  /** A client that waits for the user, and the address that it has opened. */
  private async opened(args: string[]): Promise<{ client: Running; address: string }> {
    const opened = new OpenedBrowser(temporaryFolder('browser'));
    const client = this.tenant.client({ ...this.variables, ...opened.env }, '--browser', ...args);
    const address = await beforeItEnds(client, () => opened.address());
    return { client, address };
  }

  /** Answers each page that asks, until none does. */
  private async decide(browser: Browser, page: Answered, decision: Decision): Promise<Answered> {
    if (page.location !== undefined || !page.root.querySelector('button[name=decision]')) return page;
    return this.decide(browser, await browser.submit(page, { decision }), decision);
  }
}
