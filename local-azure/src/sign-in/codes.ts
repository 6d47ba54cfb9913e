import { codeExpired, codeInvalid, codeRedeemed } from './errors';
import type { SignedIn } from './people';
import type { Platform } from './redirect-uri';
import { Tickets } from './tickets';

const MINUTES = 60 * 1000;

/** What a client asked for when it got a code. */
export interface CodeGrant {
  readonly clientId: string;
  readonly person: SignedIn;
  readonly scope: string;
  /** As the client wrote it. */
  readonly redirectUri: string;
  readonly platform: Platform;
  readonly nonce: string;
  readonly challenge: string;
  readonly method: string;
}

/** Authorization codes: for ten minutes, as Entra ID says, and once. */
export class Codes {
  private readonly tickets = new Tickets<CodeGrant & { isRedeemed: boolean }>(10 * MINUTES);

  public issue(grant: CodeGrant): string {
    return this.tickets.issue({ ...grant, isRedeemed: false });
  }

  /** What the code stands for. It can be redeemed still, or this throws. */
  public find(code: string, clientId: string): CodeGrant {
    const found = this.tickets.find(code);
    if (!found || found.value.clientId !== clientId) throw codeInvalid();
    if (found.value.isRedeemed) throw codeRedeemed();
    if (found.isExpired) throw codeExpired();
    return found.value;
  }

  /** Without a wait between the look and the mark: of those who come at the same moment, one has it. */
  public redeem(code: string, clientId: string): void {
    (this.find(code, clientId) as { isRedeemed?: boolean }).isRedeemed = true;
  }
}
