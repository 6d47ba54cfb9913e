import { html } from 'hono/html';
import type { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import type { Application, User } from '../store/model';
import { nameOf, page, problem } from './page';
import type { Permission } from './scopes';

type Sent = Record<string, string | undefined>;

/** What every form has. */
export interface FormContext {
  readonly application: Application;
  /** Goes back with the form: how far the person has come, and whose browser it is. */
  readonly sealed: string;
  readonly leadsTo?: string;
  readonly sent: Sent;
}

const state = ({ sealed }: Pick<FormContext, 'sealed'>) => html`<input type="hidden" name="flow" value="${sealed}">`;

/** The form in which a person agrees, or does not. */
const decision = (
  context: FormContext,
  route: string,
  accept: string,
) => html`<form method="post" action="/common/oauth2/${route}">
        ${state(context)}
        <p>
          <button class="primary" name="decision" value="accept">${accept}</button>
          <button name="decision" value="cancel">Cancel</button>
        </p>
      </form>`;

export function loginPage(context: FormContext, username: string, error?: ApiError): Promise<ApiResponse> {
  const [first, second] = username === '' ? [html` autofocus`, ''] : ['', html` autofocus`];
  const wrong = error ? html` aria-invalid="true" aria-describedby="problem"` : '';
  return page({
    title: 'Sign in',
    leadsTo: context.leadsTo,
    content: html`<p>to continue to ${nameOf(context.application)}</p>
      ${problem(error, context.sent)}
      <form method="post" action="/common/oauth2/login">
        ${state(context)}
        <p>
          <label for="username">User name</label>
          <input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none"
            spellcheck="false" required${first}${wrong}>
        </p>
        <p>
          <label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required${second}${wrong}>
        </p>
        <p><button class="primary">Sign in</button></p>
      </form>`,
  });
}

export function accountPage(context: FormContext, users: readonly User[]): Promise<ApiResponse> {
  return page({
    title: 'Pick an account',
    leadsTo: context.leadsTo,
    content: html`<p>to continue to ${nameOf(context.application)}</p>
      <form method="post" action="/common/oauth2/account">
        ${state(context)}
        <ul class="choices">
          ${users.map(
            (user) =>
              html`<li><button name="user" value="${user.id}">${nameOf(user)} <small>${user.userPrincipalName}</small></button></li>`,
          )}
          <li><button name="user" value="">Use another account</button></li>
        </ul>
      </form>`,
  });
}

export function consentPage(
  context: FormContext,
  user: User,
  permissions: readonly Permission[],
): Promise<ApiResponse> {
  return page({
    title: 'Permissions requested',
    leadsTo: context.leadsTo,
    content: html`<p>${nameOf(context.application)} <small>${context.application.appId}</small></p>
      <p>Signed in as ${user.userPrincipalName}. The application asks to:</p>
      <ul>
        ${permissions.map(
          ({ api, scope }) =>
            html`<li>${scope.userConsentDisplayName ?? scope.adminConsentDisplayName ?? scope.value}
              <small>${scope.value}, ${nameOf(api)}</small></li>`,
        )}
      </ul>
      <p>Accept only if you trust it. It can then do this as you, until the permission is removed.</p>
      ${decision(context, 'consent', 'Accept')}`,
  });
}

export function codePage(context: Pick<FormContext, 'sealed' | 'sent'>, userCode = '', error?: ApiError) {
  const wrong = error ? html` aria-invalid="true" aria-describedby="problem"` : '';
  return page({
    title: 'Enter code',
    content: html`<p>Enter the code that your application or device shows.</p>
      ${problem(error, context.sent)}
      <form method="post" action="/common/oauth2/deviceauth">
        ${state(context)}
        <p>
          <label for="code">Code</label>
          <input id="code" name="user_code" value="${userCode}" autocomplete="off" autocapitalize="characters"
            spellcheck="false" required autofocus${wrong}>
        </p>
        <p><button class="primary">Next</button></p>
      </form>`,
  });
}

/** Another person may have sent the code: the one who types it must know what it opens. */
export function confirmPage(context: FormContext, user: User): Promise<ApiResponse> {
  return page({
    title: 'Are you trying to sign in?',
    content: html`<p>You sign in to ${nameOf(context.application)} on another device, as ${user.userPrincipalName}.</p>
      <p>Continue only if you started this yourself, and did not get the code from another person.</p>
      ${decision(context, 'confirm', 'Continue')}`,
  });
}

export const devicePage = (application: Application): Promise<ApiResponse> =>
  page({
    title: 'You are signed in',
    content: html`<p>You have signed in to ${nameOf(application)} on your device. You may close this window.</p>`,
  });

export const signedOutPage = (): Promise<ApiResponse> =>
  page({ title: 'You signed out', content: html`<p>It is a good idea to close all browser windows.</p>` });
