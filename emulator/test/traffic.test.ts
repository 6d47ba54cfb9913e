import { readFileSync } from 'node:fs';
import type { Exchange } from '../emulator';
import { Bench } from './support';

// Recorded by `E2E_RECORD=1 npm run e2e -- examples`: what azuread 3.7.0 and azurerm 4.55.0 ask for while they apply, plan
// again and destroy the quickstart.
const [{ names }, ...recorded] = readFileSync('emulator/test/traffic/quickstart.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line)) as [{ names: Record<string, string> }, ...Exchange[]];

test('what the stock providers asked for is answered as it was, without them', async () => {
  const bench = await Bench.open();
  try {
    const { tenantId, subscriptionId } = bench.emulator.azure.store.state;
    const now = { tenant: tenantId, subscription: subscriptionId, deployer: bench.identity.objectId };
    const renamed = new Map(Object.entries(names).map(([name, id]) => [id, now[name as keyof typeof now]]));
    const today = (text: string) => [...renamed].reduce((result, [then, id]) => result.replaceAll(then, id), text);

    for (const { method, url, body, status, ids = {} } of recorded) {
      const answer = await bench.call(method, today(url), body && JSON.parse(today(JSON.stringify(body))));
      expect([method, url, answer.status]).toEqual([method, url, status]);
      for (const [name, id] of Object.entries(ids)) renamed.set(id, answer.body[name]);
    }
    expect(recorded.length).toBeGreaterThan(80);
  } finally {
    await bench.emulator.stop();
  }
});
