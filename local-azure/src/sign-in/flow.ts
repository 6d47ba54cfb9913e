import type { Azure } from '../azure';
import { enabledPrincipal } from '../entra/client';
import { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import type { User } from '../store/model';
import { mayUse } from './assignment';
import { type Asking, needAdmin, signInPermissions, toConsent } from './consent';
import { adminConsentRequired, notAssigned, notConsented, notSignedIn, severalSignedIn } from './errors';
import type { Memory } from './memory';
import { accountPage, confirmPage, consentPage, type FormContext, loginPage } from './pages';
import type { Purpose } from './purpose';
import type { Permission } from './scopes';
import type { Progress } from './sealed';
import type { Session } from './sessions';

/** A browser, and what a person does with it. */
export interface Visit {
  readonly azure: Azure;
  readonly memory: Memory;
  readonly session: Session;
  readonly sent: Record<string, string | undefined>;
  readonly purpose: Purpose;
  readonly progress: Progress;
}

/** The next thing that the person is asked; or, when nothing is left to ask, the end. */
export async function next(visit: Visit): Promise<ApiResponse> {
  const { purpose, progress, session } = visit;
  const user = session.users.find(({ id }) => id === progress.userId);
  try {
    return await (user ? withUser(visit, user) : withoutUser(visit));
  } catch (error) {
    if (error instanceof ApiError) return purpose.refuse(error);
    throw error;
  }
}

/** The form in which a person signs in. */
export async function askToSignIn(visit: Visit, username = ''): Promise<ApiResponse> {
  return loginPage(await context(visit), username);
}

export async function context({ memory, session, sent, purpose, progress }: Visit): Promise<FormContext> {
  const { application, leadsTo } = purpose;
  return { application, leadsTo, sent, sealed: await memory.seals.seal(progress, session) };
}

async function withoutUser(visit: Visit): Promise<ApiResponse> {
  const { prompt, loginHint, refuse } = visit.purpose;
  const { users } = visit.session;
  const hinted = users.filter((user) => loginHint === '' || isCalled(user, loginHint));
  if (prompt === 'none') {
    if (hinted.length === 0) return refuse(notSignedIn());
    return hinted.length > 1 ? refuse(severalSignedIn()) : withUser(visit, hinted[0]);
  }
  if (prompt === 'login' || users.length === 0) return askToSignIn(visit, loginHint);
  if (prompt === 'select_account' || hinted.length > 1) return accountPage(await context(visit), users);
  return hinted.length === 1 ? withUser(visit, hinted[0]) : askToSignIn(visit, loginHint);
}

const isCalled = ({ userPrincipalName }: User, hint: string) => userPrincipalName.toLowerCase() === hint.toLowerCase();

async function withUser(visit: Visit, user: User): Promise<ApiResponse> {
  const { azure, purpose, progress, session } = visit;
  const { application, prompt, scopes, refuse, finish, needsConfirmation } = purpose;
  const asking = { application, principal: enabledPrincipal(azure, application), user };
  const isSilent = prompt === 'none';
  if (!mayUse(azure, user, asking.principal)) {
    return refuse(notAssigned(application, user, isSilent ? 'interaction_required' : 'access_denied'));
  }
  const current = { ...visit, progress: { ...progress, userId: user.id } };
  if (needsConfirmation && !progress.isConfirmed) return confirmPage(await context(current), user);

  const isForced = prompt === 'consent' && !progress.isConsented;
  const missing = toConsent(azure, asking, scopes, isForced);
  if (missing.length === 0) return finish(asking, session);
  if (isSilent) return refuse(notConsented(application, 'interaction_required'));
  const forAdmin = needAdmin(asking.principal, missing);
  if (forAdmin.length > 0) {
    return refuse(
      adminConsentRequired(
        application,
        forAdmin.map(({ scope }) => scope.value),
      ),
    );
  }
  return askToConsent(current, asking, missing);
}

async function askToConsent(visit: Visit, { user }: Asking, missing: readonly Permission[]): Promise<ApiResponse> {
  const shown = withOfflineAccess(visit.azure, missing);
  const progress = {
    ...visit.progress,
    shown: shown.map(({ api, scope }): [string, string] => [api.id, scope.value]),
  };
  return consentPage(await context({ ...visit, progress }), user, shown);
}

/** It is on every page: https://learn.microsoft.com/entra/identity-platform/scopes-oidc#offline_access */
function withOfflineAccess(azure: Azure, permissions: readonly Permission[]): Permission[] {
  const offline = signInPermissions(azure).filter(({ scope }) => scope.value === 'offline_access');
  return [...permissions.filter(({ scope }) => scope.value !== 'offline_access'), ...offline];
}
