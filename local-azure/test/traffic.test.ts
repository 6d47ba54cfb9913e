import { RECORDED, replay } from './recording';
import { TestClient } from './test-client';

test('what the stock providers asked for is answered as it was, without them', async () => {
  const deployer = await TestClient.start();
  try {
    for await (const { asked, status } of replay(deployer)) {
      expect([asked.method, asked.url, status]).toEqual([asked.method, asked.url, asked.status]);
    }
    expect(RECORDED.length).toBeGreaterThan(80);
  } finally {
    await deployer.azure.stop();
  }
});
