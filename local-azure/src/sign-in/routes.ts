import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Azure } from '../azure';
import { enabledPrincipal } from '../entra/client';
import { readForm } from '../entra/token-request';
import { ApiError } from '../http/api-error';
import type { ApiRequest, ApiResponse, Handler } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import { mayUse } from './assignment';
import { pick } from './authorization-request';
import { authorization } from './authorize';
import { type Asking, consent, needAdmin } from './consent';
import { deviceSignIn } from './device';
import { declined, userCodeMissing } from './errors';
import { askToSignIn, context, next, type Visit } from './flow';
import type { Memory } from './memory';
import { errorPage, STYLE } from './page';
import { codePage, loginPage } from './pages';
import type { Purpose } from './purpose';
import { offeredBy, type Permission } from './scopes';
import type { Progress } from './sealed';
import type { Session } from './sessions';

const AUTHORIZE = '/:tenant/oauth2/v2.0/authorize';
const DEVICE = '/common/oauth2/deviceauth';

/** The pages on which people sign in, one form after the other. */
export function signInPages(azure: Azure, memory: Memory): Route[] {
  const style = readFileSync(join(__dirname, '../portal/style.css'), 'utf8');

  /** A page for the browser that asks, whatever goes wrong. A new browser is given its cookie. */
  const shown =
    (handle: (request: ApiRequest, session: Session) => Promise<ApiResponse>): Handler =>
    async (request) => {
      const session = memory.sessions.of(request.headers.cookie);
      const response = await handle(request, session).catch((error) => {
        if (error instanceof ApiError) return errorPage(error, request.headers);
        throw error;
      });
      if (!session.isNew || response.headers?.['Set-Cookie']) return response;
      return { ...response, headers: { ...response.headers, 'Set-Cookie': memory.sessions.setCookie(session) } };
    };

  const visit = (
    request: ApiRequest,
    session: Session,
    progress: Progress,
    then: (visit: Visit) => Promise<ApiResponse>,
  ) => {
    const purpose = purposeOf(azure, memory, progress, request.headers);
    if (purpose instanceof Promise) return purpose;
    return then({ azure, memory, session, sent: request.headers, purpose, progress });
  };

  const authorize = (all: (request: ApiRequest) => Iterable<[string, string]>) =>
    shown(async (request, session) => {
      const { tenant } = request.params;
      return visit(request, session, { kind: 'authorize', tenant, asked: pick(all(request)) }, next);
    });

  /** A form that was given to this browser, and no other. */
  const form = (handle: (visit: Visit, field: (name: string) => string) => Promise<ApiResponse>) =>
    shown(async (request, session) => {
      const fields = readForm(request);
      const progress = await memory.seals.open(fields.get('flow') ?? '', session);
      return visit(request, session, progress, (visit) => handle(visit, (name) => fields.get(name) ?? ''));
    });

  const askForCode = async (request: ApiRequest, session: Session, userCode = '', error?: ApiError) => {
    const sealed = await memory.seals.seal({ kind: 'device', tenant: 'common', asked: {} }, session);
    return codePage({ sealed, sent: request.headers }, userCode, error);
  };

  return [
    route('GET', STYLE, ANY_QUERY, () => ({
      status: 200,
      headers: { 'Content-Type': 'text/css; charset=utf-8' },
      body: style,
    })),

    route(
      'GET',
      AUTHORIZE,
      ANY_QUERY,
      authorize(({ query }) => Object.entries(query)),
    ),
    route('POST', AUTHORIZE, ANY_QUERY, authorize(readForm)),

    route('POST', '/common/oauth2/login', ANY_QUERY, form(signIn)),
    route('POST', '/common/oauth2/account', ANY_QUERY, form(chooseAccount)),
    route('POST', '/common/oauth2/confirm', ANY_QUERY, form(confirm)),
    route('POST', '/common/oauth2/consent', ANY_QUERY, form(decide)),

    route(
      'GET',
      DEVICE,
      ANY_QUERY,
      shown((request, session) => askForCode(request, session)),
    ),
    route(
      'POST',
      DEVICE,
      ANY_QUERY,
      shown(async (request, session) => {
        const fields = readForm(request);
        await memory.seals.open(fields.get('flow') ?? '', session);
        const userCode = fields.get('user_code') ?? '';
        const asked = userCode === '' ? userCodeMissing() : attempt(() => memory.deviceCodes.asked(userCode));
        if (asked instanceof ApiError) return askForCode(request, session, userCode, asked);
        return visit(request, session, { kind: 'device', tenant: 'common', asked: { user_code: userCode } }, next);
      }),
    ),
  ];
}

/** Read again with every form: what was right when the person came may have been taken away. */
function purposeOf(
  azure: Azure,
  memory: Memory,
  { kind, tenant, asked }: Progress,
  sent: ApiRequest['headers'],
): Purpose | Promise<ApiResponse> {
  if (kind === 'device') return deviceSignIn(azure, memory, asked.user_code ?? '', sent);
  return authorization(azure, memory, tenant, asked, sent);
}

type Field = (name: string) => string;

async function signIn(visit: Visit, field: Field): Promise<ApiResponse> {
  const { azure, memory, progress } = visit;
  const username = field('username').trim();
  const user = attempt(() => memory.passwords.check(azure, username, field('password')));
  if (user instanceof ApiError) return loginPage(await context(visit), username, user);
  const session = memory.sessions.signIn(visit.session, user);
  const response = await next({ ...visit, session, progress: { ...progress, userId: user.id } });
  return { ...response, headers: { ...response.headers, 'Set-Cookie': memory.sessions.setCookie(session) } };
}

/** What a person did wrong is shown where they can do it again. */
function attempt<T>(action: () => T): T | ApiError {
  try {
    return action();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

async function chooseAccount(visit: Visit, field: Field): Promise<ApiResponse> {
  const userId = field('user');
  // `prompt=login` asks for the password, whatever a form says.
  if (userId === '' || visit.purpose.prompt === 'login') return askToSignIn(visit);
  return next({ ...visit, progress: { ...visit.progress, userId } });
}

async function confirm(visit: Visit, field: Field): Promise<ApiResponse> {
  if (field('decision') !== 'accept') return visit.purpose.refuse(declined());
  return next({ ...visit, progress: { ...visit.progress, isConfirmed: true } });
}

/** The person grants what the page showed, and nothing that was added since. */
async function decide(visit: Visit, field: Field): Promise<ApiResponse> {
  const { azure, session, purpose, progress } = visit;
  const { application, refuse } = purpose;
  if (field('decision') !== 'accept') return refuse(declined());
  const user = session.users.find(({ id }) => id === progress.userId);
  if (!user) return next(visit);
  const principal = enabledPrincipal(azure, application);
  const permissions = (progress.shown ?? []).flatMap(([api, value]) => {
    const offering = azure.store.state.servicePrincipals[api];
    return offering ? offeredBy(azure, offering).filter(({ scope }) => scope.value === value) : [];
  });
  if (mayConsent(azure, { application, principal, user }, permissions)) {
    consent(azure, { application, principal, user }, permissions);
  }
  return next({ ...visit, progress: { ...progress, isConsented: true } });
}

const mayConsent = (azure: Azure, { principal, user }: Asking, permissions: readonly Permission[]) =>
  mayUse(azure, user, principal) && needAdmin(principal, permissions).length === 0;
