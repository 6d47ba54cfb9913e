import type { Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * The hosts of vaults are known to no DNS. A client that has this server for its proxy reaches them: it is led back to the
 * server itself, and nowhere else.
 *
 * @returns ends what is open: the server does not count it among its connections
 */
export function tunnelVaults(server: Server, vaultSuffix: string): () => void {
  const vault = new RegExp(`^[a-z0-9-]+\\.${vaultSuffix.replace('.', '\\.')}:443$`, 'i');
  const clients = new Set<Duplex>();
  server.on('connect', ({ url = '' }, client, head) => {
    if (!vault.test(url)) {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    const { port } = server.address() as AddressInfo;
    const inside = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      inside.write(head);
      inside.pipe(client).pipe(inside);
    });
    clients.add(client);
    // One end goes with the other, however it does.
    inside.on('error', () => client.destroy()).on('close', () => client.destroy());
    client
      .on('error', () => inside.destroy())
      .on('close', () => {
        inside.destroy();
        clients.delete(client);
      });
  });
  return () => {
    for (const client of clients) client.destroy();
  };
}
