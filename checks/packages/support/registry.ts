import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Published {
  readonly name: string;
  readonly version: string;
  readonly tarball: string;
}

/** Runs something with a registry on the loopback that knows one package, or none, and no other. */
export async function withRegistry(known: Published | undefined, use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(({ url }, response) => {
    if (url === `/${known?.name}`) response.end(JSON.stringify(packument(known)));
    else if (url === '/tarball' && known) response.end(readFileSync(known.tarball));
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const packument = (published?: Published) => ({
    name: published?.name,
    'dist-tags': { latest: published?.version },
    versions: { [`${published?.version}`]: { ...published, dist: { tarball: `${origin}/tarball` } } },
  });
  try {
    await use(origin);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
