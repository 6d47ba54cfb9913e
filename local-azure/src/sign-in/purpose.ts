import type { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import type { Application } from '../store/model';
import type { Prompt } from './authorization-request';
import type { Asking } from './consent';
import type { AskedScopes } from './scopes';
import type { Session } from './sessions';

/** What a person signs in for: a client that sent their browser, or a device. */
export interface Purpose {
  readonly application: Application;
  readonly scopes: AskedScopes;
  readonly prompt: Prompt;
  readonly loginHint: string;
  /** Where the last form leads to; nothing if it stays here. */
  readonly leadsTo?: string;
  /** Whether the person must say that they began it. */
  readonly needsConfirmation: boolean;
  readonly finish: (asking: Asking, session: Session) => Promise<ApiResponse>;
  readonly refuse: (error: ApiError) => Promise<ApiResponse>;
}
