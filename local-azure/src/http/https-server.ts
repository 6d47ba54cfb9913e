import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import type { ApiResponse } from './request';
import { tunnelVaults } from './tunnel';

export interface Incoming {
  readonly method: string;
  /** As it was sent. */
  readonly url: string;
  /** Decoded, without the query, and without the double slash that azurerm sometimes begins it with. */
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string | undefined>;
  readonly body: unknown;
}

/** An answer; `drop` ends the connection without one. */
export type Outgoing = ApiResponse | 'drop';

interface HttpsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1 and nowhere else. */
export async function listen(
  port: number,
  pem: { key: string; certificate: string },
  vaultSuffix: string,
  answer: (incoming: Incoming) => Promise<Outgoing>,
): Promise<HttpsServer> {
  const server = fastify({ https: { key: pem.key, cert: pem.certificate }, forceCloseConnections: true });
  const closeTunnels = tunnelVaults(server.server, vaultSuffix);
  parseBodies(server);
  server.addHook('preClose', async () => closeTunnels());
  server.all('*', async (request, reply) => {
    const outgoing = await answer({
      method: request.method,
      url: request.url,
      path: decodeURIComponent(request.url.split('?')[0]).replace(/^\/{2,}/, '/'),
      query: request.query as Incoming['query'],
      headers: request.headers as Incoming['headers'],
      body: request.body,
    });
    if (outgoing === 'drop') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    reply.code(outgoing.status).headers(outgoing.headers ?? {});
    if (outgoing.body === undefined) return reply.send();
    const type = outgoing.headers?.['Content-Type'] ?? 'application/json; charset=utf-8';
    return reply.type(type).send(JSON.stringify(outgoing.body));
  });
  await server.listen({ host: '127.0.0.1', port });
  const { port: actual } = server.server.address() as AddressInfo;
  return { port: actual, stop: () => server.close() };
}

function parseBodies(server: FastifyInstance): void {
  const json = (text: string) => (text === '' ? undefined : JSON.parse(text));
  const parsers: Record<string, (text: string) => unknown> = {
    'application/json': json, // clients send it with an empty body, which fastify alone refuses
    'application/json-patch+json': json,
    'application/x-www-form-urlencoded': (text) => Object.fromEntries(new URLSearchParams(text)),
  };
  server.removeContentTypeParser('application/json');
  for (const [type, parse] of Object.entries(parsers)) {
    server.addContentTypeParser(type, { parseAs: 'string' }, async (_: unknown, text: string) => {
      try {
        return parse(text);
      } catch (error) {
        throw Object.assign(error as Error, { statusCode: 400 });
      }
    });
  }
}
