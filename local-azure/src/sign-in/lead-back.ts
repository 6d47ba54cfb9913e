import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import { diagnose } from '../entra/envelope';
import type { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import type { Target } from './authorization-request';
import { page } from './page';
import { address } from './redirect-uri';

type Sent = Record<string, string | undefined>;

const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = `'sha256-${createHash('sha256').update(SUBMIT).digest('base64')}'`;

/** Leads the browser back to the client, with an answer. */
export async function leadBack(target: Target, answer: Record<string, string>): Promise<ApiResponse> {
  const { mode, state } = target;
  const parameters = { ...answer, ...(state !== undefined && { state }) };
  const to = address(target.redirect);
  if (mode === 'form_post') return formPost(to, parameters);
  const text = new URLSearchParams(parameters).toString();
  const separator = to.includes('?') ? '&' : '?';
  return { status: 302, headers: { Location: mode === 'fragment' ? `${to}#${text}` : `${to}${separator}${text}` } };
}

/** Leads the browser back to the client, which hears what is wrong. */
export function leadBackWith(target: Target, error: ApiError, sent: Sent): Promise<ApiResponse> {
  const diagnosis = diagnose(error.body, sent);
  return leadBack(target, {
    error: diagnosis?.error ?? 'server_error',
    error_description: diagnosis?.error_description ?? error.message,
    ...(diagnosis?.error_uri && { error_uri: diagnosis.error_uri }),
    ...(diagnosis?.suberror && { suberror: diagnosis.suberror }),
  });
}

/** A page that sends itself on. Where scripts are off, a person presses the button. */
function formPost(to: string, parameters: Record<string, string>): Promise<ApiResponse> {
  const fields = Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return page({
    title: 'Working',
    leadsTo: to,
    script: SUBMIT_HASH,
    content: html`<form method="post" action="${to}">
        ${fields}
        <p>You are signed in, or the application hears why not.</p>
        <button>Continue</button>
      </form>
      <script>document.forms[0].submit()</script>`,
  });
}
