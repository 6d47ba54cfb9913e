import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { html } from 'hono/html';
import type { Azure } from '../azure';
import type { Context } from './blade';
import { Directory } from './directory';
import { Links } from './links';
import { type Page, render } from './page';
import {
  enterpriseApplicationPage,
  enterpriseApplicationsPage,
  homePage,
  instancePage,
  instancesPage,
  registrationPage,
  registrationsPage,
} from './pages';

export interface Portal {
  /** The page to begin with. Whoever knows the address can look, and do nothing else. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Shows a tenant to a person with a browser, on a port of its own on 127.0.0.1, and changes nothing in it.
 *
 * It speaks HTTP, because a browser would warn of the local Azure's certificate, and nobody should learn to dismiss that. What
 * it shows never leaves the machine. The key in its addresses keeps out the other users of the machine.
 */
export async function openPortal(azure: Azure): Promise<Portal> {
  const server = fastify({ forceCloseConnections: true });
  const key = randomBytes(24).toString('base64url');
  guard(server);
  await server.register(
    async (guarded) => routes(guarded, { directory: new Directory(azure), links: new Links(key) }),
    {
      prefix: `/${key}`,
    },
  );
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/${key}/`, stop: () => server.close() };
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer', // the address is the key
  'X-Content-Type-Options': 'nosniff',
};

/** A page elsewhere must not reach the portal under a name of its own, nor frame it, nor learn where it is. */
function guard(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers }, reply) => {
    const { port } = server.server.address() as AddressInfo;
    reply.headers(HEADERS);
    if ([`127.0.0.1:${port}`, `localhost:${port}`].includes(headers.host ?? '')) return;
    await reply.code(421).type('text/plain').send('This is the portal of the local Azure, and nothing else.\n');
  });
  server.setNotFoundHandler(async (_, reply) =>
    reply.code(404).type('text/plain').send('Nothing is here. The local Azure printed the address of its portal.\n'),
  );
}

function routes(server: FastifyInstance, context: Context): void {
  const style = readFileSync(join(__dirname, 'style.css'), 'utf8');
  const show = async (reply: FastifyReply, page: Page | undefined) => {
    const found = page ?? {
      title: 'Not found',
      content: html`<p>It is not there, or no more. <a href="${context.links.home}">Begin again</a>.</p>`,
    };
    return reply
      .code(page ? 200 : 404)
      .type('text/html; charset=utf-8')
      .send(String(await render(found, context.links)));
  };

  server.setNotFoundHandler(async (_, reply) => show(reply, undefined));
  server.get('/style.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(style));
  server.get('/', async (_, reply) => show(reply, homePage(context)));
  server.get('/registrations', async (_, reply) => show(reply, registrationsPage(context)));
  server.get<{ Params: { clientId: string; blade: string } }>(
    '/registrations/:clientId/:blade',
    async ({ params: { clientId, blade } }, reply) => show(reply, registrationPage(context, clientId, blade)),
  );
  server.get('/enterprise-applications', async (_, reply) => show(reply, enterpriseApplicationsPage(context)));
  server.get<{ Params: { objectId: string; blade: string } }>(
    '/enterprise-applications/:objectId/:blade',
    async ({ params: { objectId, blade } }, reply) => show(reply, enterpriseApplicationPage(context, objectId, blade)),
  );
  server.get('/instances', async (_, reply) => show(reply, instancesPage(context)));
  server.get<{ Params: { group: string; name: string; blade: string } }>(
    '/instances/:group/:name/:blade',
    async ({ params: { group, name, blade } }, reply) => show(reply, instancePage(context, group, name, blade)),
  );
}
