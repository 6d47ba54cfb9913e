import type { Application } from '../store/model';
import { noReplyAddress, redirectUriMismatch } from './errors';

/** What an application runs on, which decides how it redeems a code. */
export type Platform = 'web' | 'spa' | 'publicClient';

const PLATFORMS: readonly Platform[] = ['web', 'spa', 'publicClient'];

/** Where a person is led to. */
export interface RedirectUri {
  readonly uri: string;
  readonly platform: Platform;
}

/**
 * The redirect URI that a request names, on the platform on which it is registered. It matches by the letter, but for the
 * port of the person's own machine: https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
 */
export function matchRedirectUri(application: Application, asked: string): RedirectUri {
  const registered = registeredUris(application);
  if (registered.length === 0) throw noReplyAddress();
  // Entra ID takes any of them then: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
  if (asked === '') return registered[0];
  const found = registered.find(({ uri }) => comparable(uri) === comparable(asked));
  if (!found) throw redirectUriMismatch(asked, application);
  return { uri: asked, platform: found.platform };
}

/** Whether an application has this redirect URI, on whatever platform. */
export function isRegistered(application: Application, asked: string): boolean {
  return registeredUris(application).some(({ uri }) => comparable(uri) === comparable(asked));
}

const registeredUris = (application: Application): RedirectUri[] =>
  PLATFORMS.flatMap((platform) => application[platform].redirectUris.map((uri) => ({ uri, platform })));

/** Equal for what is one. The path counts by the letter; none is the same as `/`, because that is what is then asked for. */
function comparable(text: string): string {
  const [, origin, rest] = /^([a-z][\w+.-]*:\/\/[^/?#]*)(.*)$/i.exec(text) ?? ['', '', text];
  const host = origin.toLowerCase().replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d{1,5}$/, '$1');
  return host + (/^https?:/.test(host) ? withPath(rest) : rest);
}

/** The address as Entra ID leads to it: with a path. https://learn.microsoft.com/entra/identity-platform/reply-url */
export function address({ uri }: Pick<RedirectUri, 'uri'>): string {
  const [, origin, rest] = /^(https?:\/\/[^/?#]*)(.*)$/i.exec(uri) ?? ['', '', uri];
  return origin + (origin === '' ? rest : withPath(rest));
}

const withPath = (rest: string) => (rest.startsWith('/') ? rest : `/${rest}`);

/** What a browser calls the page there; nothing if it has no origin. */
export function originOf(uri: string): string | undefined {
  return /^https?:/i.test(uri) && URL.canParse(uri) ? new URL(uri).origin : undefined;
}
