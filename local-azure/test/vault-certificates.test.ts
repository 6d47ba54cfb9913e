import { ClientCertificate } from './client-certificate';
import { type Answer, TestClient } from './test-client';

let deployer: TestClient;
let reader: TestClient;
let vault: string;
let certificate: ClientCertificate;
beforeAll(async () => {
  deployer = await TestClient.start();
  vault = deployer.azure.seed.vault('vault');
  reader = deployer.on(vault, 'Key Vault Reader');
  certificate = await ClientCertificate.make();
});
afterAll(() => deployer.azure.stop());

const get = (path: string, as = reader) => as.callVault('vault', 'GET', `/certificates/${path}`);
const code = ({ status, body }: Answer) => [status, body?.error?.code];

describe('a certificate in a vault', () => {
  test('is shown as it is, with its thumbprint and its times, and without a key', async () => {
    const version = deployer.azure.seed.certificate(vault, 'Client', certificate.pem);
    const { body } = await get('client');
    expect(body).toMatchObject({
      id: `https://vault.vault.localhost/certificates/Client/${version}`,
      cer: certificate.der.toString('base64'),
      x5t: certificate.thumbprint('sha1'),
      attributes: { enabled: true, recoveryLevel: 'Recoverable+Purgeable' },
    });
    const { nbf, exp } = body.attributes;
    expect(exp - nbf).toBe(2 * 24 * 60 * 60);
    expect(Object.keys(body)).not.toContain('kid');
  });

  test('has versions, of which the newest is shown', async () => {
    const [first, second] = [await ClientCertificate.make(), await ClientCertificate.make()];
    const { seed } = deployer.azure;
    const [old, next] = [first, second].map(({ pem }) => seed.certificate(vault, 'renewed', pem));
    expect(old).not.toBe(next);
    for (const [path, { der }] of [
      ['renewed', second],
      ['renewed/', second],
      [`renewed/${next}`, second],
      [`renewed/${old}`, first],
    ] as const) {
      expect((await get(path)).body.cer).toBe(der.toString('base64'));
    }
  });

  test('is not found by another name or version, or in another vault', async () => {
    deployer.azure.seed.certificate(deployer.azure.seed.vault('other'), 'elsewhere', certificate.pem);
    deployer.azure.seed.certificate(vault, 'here', certificate.pem);
    expect(code(await get('elsewhere'))).toEqual([404, 'CertificateNotFound']);
    expect(code(await get(`here/${'0'.repeat(32)}`))).toEqual([404, 'CertificateNotFound']);
  });

  test('is closed to those who manage the vault, or may see its secrets only', async () => {
    deployer.azure.seed.certificate(vault, 'closed', certificate.pem);
    for (const other of [deployer, deployer.on(vault, 'Key Vault Secrets Officer')]) {
      expect(code(await get('closed', other))).toEqual([403, 'Forbidden']);
    }
  });

  test('is gone when its vault is purged', async () => {
    const id = await deployer.vault('purged');
    deployer.azure.seed.certificate(id, 'client', certificate.pem);
    const api = 'api-version=2023-02-01';
    await deployer.call('DELETE', `${id}?${api}`);
    const deleted = `${deployer.subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/purged`;
    await deployer.call('POST', `${deleted}/purge?${api}`);
    const again = await deployer.vault('purged');
    const as = deployer.on(again, 'Key Vault Reader');
    expect(code(await as.callVault('purged', 'GET', '/certificates/client'))).toEqual([404, 'CertificateNotFound']);
  });
});
