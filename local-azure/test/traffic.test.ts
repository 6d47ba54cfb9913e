import { RECORDED, replay } from './recording';
import { Bench } from './support';

test('what the stock providers asked for is answered as it was, without them', async () => {
  const bench = await Bench.open();
  try {
    for await (const { asked, status } of replay(bench)) {
      expect([asked.method, asked.url, status]).toEqual([asked.method, asked.url, asked.status]);
    }
    expect(RECORDED.length).toBeGreaterThan(80);
  } finally {
    await bench.emulator.stop();
  }
});
