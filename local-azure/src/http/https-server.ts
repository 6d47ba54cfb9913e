import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { BadBody, parseForm, parseJson } from './body';
import type { ApiResponse } from './request';
import { tunnelVaults } from './tunnel';

/** As much as Azure Resource Manager accepts. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface Incoming {
  readonly method: string;
  /** As it was sent. */
  readonly url: string;
  /** Decoded, without the query, and with one slash where azurerm and the Azure CLI have two. */
  readonly path: string;
  /** A list of values where an option was sent more than once. */
  readonly query: Record<string, string | string[]>;
  readonly headers: Record<string, string | undefined>;
  /** A `BadBody` if it cannot be used. */
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
  const respond = async (request: FastifyRequest, reply: FastifyReply, body = request.body) => {
    const outgoing = await answer(incoming(request, body));
    if (outgoing === 'drop') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    reply.code(outgoing.status).headers(outgoing.headers ?? {});
    if (outgoing.body === undefined) return reply.send();
    const type = outgoing.headers?.['Content-Type'] ?? 'application/json; charset=utf-8';
    return reply.type(type).send(type.startsWith('text/') ? String(outgoing.body) : JSON.stringify(outgoing.body));
  };
  // What the framework refuses is worded by the API that it was sent to, and logged, as everything is.
  const refuse = (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) =>
    respond(request, reply, new BadBody(error.message, error.statusCode));

  const server = fastify({
    https: { key: pem.key, cert: pem.certificate },
    forceCloseConnections: true,
    bodyLimit: MAX_BODY_BYTES,
    frameworkErrors: (error, request, reply) => void refuse(error, request as FastifyRequest, reply as FastifyReply),
  });
  const closeTunnels = tunnelVaults(server.server, vaultSuffix);
  parseBodies(server);
  server.addHook('preClose', async () => closeTunnels());
  server.setErrorHandler(refuse);
  server.all('*', (request, reply) => respond(request, reply));
  server.setNotFoundHandler((request, reply) => respond(request, reply)); // methods that are rare
  await server.listen({ host: '127.0.0.1', port });
  const { port: actual } = server.server.address() as AddressInfo;
  return { port: actual, stop: () => server.close() };
}

function incoming(request: FastifyRequest, body: unknown): Incoming {
  const [start] = request.url.split('?');
  let path = start;
  try {
    path = decodeURIComponent(start);
  } catch {
    body = new BadBody('The path is not encoded as a URL is.');
  }
  return {
    method: request.method,
    url: request.url,
    path: path.replace(/\/{2,}/g, '/'),
    query: (request.query ?? {}) as Incoming['query'],
    headers: request.headers as Incoming['headers'],
    body,
  };
}

function parseBodies(server: FastifyInstance): void {
  const parsers: Record<string, (text: string) => unknown> = {
    'application/json': parseJson,
    'application/json-patch+json': parseJson,
    'application/x-www-form-urlencoded': parseForm,
  };
  server.removeAllContentTypeParsers();
  for (const [type, parse] of Object.entries(parsers)) {
    server.addContentTypeParser(type, { parseAs: 'string' }, async (_: unknown, text: string) => parse(text));
  }
}
