import { readFileSync } from 'node:fs';
import type { Exchange } from '../src';
import type { TestClient } from './test-client';

// Recorded by `E2E_RECORD=local-azure/test/traffic/quickstart.jsonl npm run e2e -- quickstart`: what azuread 3.7.0 and azurerm 4.55.0 ask for while they apply,
// plan again and destroy the quickstart.
const [{ names }, ...exchanges] = readFileSync(`${__dirname}/traffic/quickstart.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line)) as [{ names: Record<string, string> }, ...Exchange[]];

export const RECORDED: readonly Exchange[] = exchanges;

/** What changes something, until the quickstart stands and nothing of it is destroyed yet. */
const DEPLOYING = exchanges
  .slice(
    0,
    exchanges.findIndex(({ method, url }) => method === 'DELETE' || url.endsWith('/removePassword')),
  )
  .filter(({ method }) => method !== 'GET');

/** Asks again for what was asked, with the IDs of today; yields what is answered. */
export async function* replay(
  deployer: TestClient,
  recorded = RECORDED,
): AsyncGenerator<{ asked: Exchange; status: number }> {
  const { tenantId, subscriptionId } = deployer.azure.state;
  const now = { tenant: tenantId, subscription: subscriptionId, deployer: deployer.identity.objectId };
  const renamed = new Map(Object.entries(names).map(([name, id]) => [id, now[name as keyof typeof now]]));
  const today = (text: string) => [...renamed].reduce((result, [then, id]) => result.replaceAll(then, id), text);

  for (const asked of recorded) {
    const { method, url, body, ids = {} } = asked;
    const answer = await deployer.call(method, today(url), body && JSON.parse(lasting(today(JSON.stringify(body)))));
    yield { asked, status: answer.status };
    for (const [name, id] of Object.entries(ids)) renamed.set(id, answer.body[name]);
  }
}

/** Makes what the quickstart makes, as the stock providers do. */
export async function deployQuickstart(deployer: TestClient): Promise<void> {
  for await (const { asked, status } of replay(deployer, DEPLOYING)) {
    if (status !== asked.status) throw new Error(`${asked.method} ${asked.url} was answered with ${status}`);
  }
}

/** A secret ends 180 days after today, and not after the day of the recording. */
function lasting(body: string): string {
  const end = new Date(Date.now() + 180 * 24 * 60 * 60 * 1000).toISOString().replace(/\.\d+Z/, 'Z');
  return body.replace(/("endDateTime":")[^"]*/g, `$1${end}`);
}
