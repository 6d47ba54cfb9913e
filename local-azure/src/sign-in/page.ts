import { html } from 'hono/html';
import { diagnose } from '../entra/envelope';
import type { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import { document } from '../portal/document';
import { type Html, named } from '../portal/html';
import { originOf } from './redirect-uri';

export const STYLE = '/common/oauth2/style.css';

interface Page {
  readonly title: string;
  readonly content: Html;
  readonly status?: number;
  /** Where its form leads to in the end: browsers ask for that too. Nothing if it stays here. */
  readonly leadsTo?: string;
  /** The hash of the only script that may run. */
  readonly script?: string;
}

/** A whole page, which no other page may frame. */
export async function page({ title, content, status = 200, leadsTo, script }: Page): Promise<ApiResponse> {
  const body = html`<body class="sign-in">
    <header><span class="product">Local Azure</span></header>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
    <footer>This is not Microsoft: never type a password here that opens anything else.</footer>
  </body>`;
  const text = await document(title, STYLE, body);
  const targets = ["'self'", ...(leadsTo ? [sourceOf(leadsTo)] : [])].join(' ');
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        `default-src 'none'; style-src 'self'; img-src data:; ${script ? `script-src ${script}; ` : ''}` +
        `base-uri 'none'; form-action ${targets}; frame-ancestors 'none'`,
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin', // the address has the request in it
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
    body: String(text),
  };
}

/** What a policy calls an address: its origin, or its scheme if it has none. */
const sourceOf = (uri: string) => originOf(uri) ?? `${uri.split(':')[0]}:`;

/** An error for the person in front of the browser only. */
export function errorPage(error: ApiError, sent: Record<string, string | undefined>): Promise<ApiResponse> {
  const diagnosis = diagnose(error.body, sent);
  return page({
    title: 'You are not signed in',
    status: error.status,
    content: html`<p class="bad">${descriptionOf(error)}</p>
      <dl>
        <div><dt>Request ID</dt><dd>${diagnosis?.trace_id ?? '–'}</dd></div>
        <div><dt>Correlation ID</dt><dd>${diagnosis?.correlation_id ?? '–'}</dd></div>
        <div><dt>Timestamp</dt><dd>${diagnosis?.timestamp ?? '–'}</dd></div>
      </dl>`,
  });
}

/** What a person did wrong, above the form in which they can do it again. */
export function problem(error: ApiError | undefined, sent: Record<string, string | undefined>): Html | string {
  const diagnosis = error && diagnose(error.body, sent);
  if (!error) return '';
  return html`<div role="alert" id="problem">
      <p class="bad">${descriptionOf(error)}</p>
      <p><small>Correlation ID ${diagnosis?.correlation_id ?? '–'}, ${diagnosis?.timestamp ?? '–'}</small></p>
    </div>`;
}

const descriptionOf = ({ body }: ApiError) => String((body as { error_description?: string }).error_description);

export const nameOf = ({ displayName }: { displayName: string }): Html => named(displayName);
