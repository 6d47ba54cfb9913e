import type { Azure } from '../azure';
import { Codes } from './codes';
import { DeviceCodes } from './device-codes';
import { PasswordChecks } from './people';
import { RefreshTokens } from './refresh-tokens';
import { Seals } from './sealed';
import { Sessions } from './sessions';

/** What the sign-in remembers of people. None of it is in the state file. */
export class Memory {
  public readonly passwords = new PasswordChecks();
  public readonly seals = new Seals();
  public readonly codes = new Codes();
  public readonly refreshTokens = new RefreshTokens();
  public readonly deviceCodes = new DeviceCodes();
  public readonly sessions: Sessions;

  public constructor(azure: Azure) {
    this.sessions = new Sessions(azure);
  }
}
