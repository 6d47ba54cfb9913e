import { randomBytes, randomUUID } from 'node:crypto';
import type { Azure } from '../azure';
import { hashSecret } from '../entra/secret';
import type { User } from '../store/model';
import { type SignedIn, signedIn, stillSignedIn } from './people';
import { Tickets } from './tickets';

const HOURS = 60 * 60 * 1000;

/** The people who signed in with one browser. */
interface Remembered {
  readonly people: readonly SignedIn[];
  /** What clients are told, so that they notice that it changed. */
  readonly state: string;
}

/** What a browser is known by. */
export interface Session {
  /** The cookie. */
  readonly id: string;
  /** Forms are bound to it, so that no other browser's form is accepted. */
  readonly hash: string;
  readonly state: string;
  readonly users: readonly User[];
  /** Whether the browser must still be given the cookie. */
  readonly isNew: boolean;
}

/** The browsers that people signed in with. In memory only: they end with the process, and after a day. */
export class Sessions {
  private readonly tickets = new Tickets<Remembered>(24 * HOURS);
  private readonly cookie: string;

  public constructor(private readonly azure: Azure) {
    // Cookies know no ports: each local Azure needs one of its own.
    this.cookie = `__Host-local-azure-${new URL(azure.origin).port}`;
  }

  /** That of the browser that sends these cookies. */
  public of(cookies = ''): Session {
    const start = `${this.cookie}=`;
    const pair = cookies.split('; ').find((one) => one.startsWith(start));
    const id = pair?.slice(start.length) ?? '';
    const found = this.tickets.find(id);
    const users = (found && !found.isExpired ? found.value.people : []).flatMap(
      (person) => stillSignedIn(this.azure, person) ?? [],
    );
    return id === '' ? this.blank() : session(id, found?.value.state ?? '', users);
  }

  /** A session in which this person is as well. It has another cookie, so that one that was planted leads to nothing. */
  public signIn({ id, users }: Session, user: User): Session {
    this.tickets.remove(id);
    const all = [...users.filter((one) => one.id !== user.id), user];
    const state = randomUUID();
    return { ...session(this.tickets.issue({ people: all.map(signedIn), state }), state, all), isNew: true };
  }

  public end({ id }: Session): void {
    this.tickets.remove(id);
  }

  /** Silent sign-in happens in a frame of the client's page, which is another site: hence no `Lax`. */
  public setCookie({ id }: Session): string {
    return `${this.cookie}=${id}; Path=/; Secure; HttpOnly; SameSite=None`;
  }

  public get removeCookie(): string {
    return `${this.cookie}=; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=0`;
  }

  /** It is not remembered before a person signs in. */
  private blank(): Session {
    return { ...session(randomBytes(32).toString('base64url'), '', []), isNew: true };
  }
}

const session = (id: string, state: string, users: readonly User[]): Session => ({
  id,
  hash: hashSecret(id),
  state,
  users,
  isNew: false,
});
