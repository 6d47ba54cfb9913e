import { request } from 'node:https';
import { connect } from 'node:tls';
import { LocalAzure } from '../src';
import { TestClient } from './test-client';

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

/** What the proxy answers to a CONNECT, and the connection. */
function tunnel(
  path: string,
  { origin, certificate: ca } = deployer.azure,
): Promise<{ status?: number; socket: import('node:stream').Duplex }> {
  return new Promise((resolve, reject) => {
    const options = { method: 'CONNECT', path, ca, servername: 'localhost', agent: false };
    request(origin, options)
      .on('connect', ({ statusCode: status }, socket) => resolve({ status, socket }))
      .on('error', reject)
      .end();
  });
}

describe('the tunnel', () => {
  test.each([
    ['any.vault.localhost:443', 200],
    ['ANY.vault.localhost:443', 200],
    ['any.vault.localhost:22', 403],
    ['vault.localhost:443', 403],
    ['a.b.vault.localhost:443', 403],
    ['any.vault.localhost.example.com:443', 403],
    ['any.vaultxlocalhost:443', 403],
    ['127.0.0.1:443', 403],
    ['example.com:443', 403],
  ])('to %s is answered with %i', async (host, expected) => {
    const { status, socket } = await tunnel(host);
    socket.destroy();
    expect(status).toBe(expected);
  });

  test('ends in the local Azure itself, whose certificate is good for the vault', async () => {
    await deployer.vault();
    const { socket } = await tunnel('vault.vault.localhost:443');
    const text = await new Promise<string>((resolve, reject) => {
      const { certificate: ca } = deployer.azure;
      const inside = connect({ socket, ca, servername: 'vault.vault.localhost' }, () =>
        inside.write('GET /secrets HTTP/1.1\r\nHost: vault.vault.localhost\r\nConnection: close\r\n\r\n'),
      );
      inside.setEncoding('utf8').on('data', resolve).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('does not keep the local Azure from stopping', async () => {
    const other = await LocalAzure.start();
    const { status } = await tunnel('any.vault.localhost:443', other);
    expect(status).toBe(200);
    await other.stop();
  });
});
