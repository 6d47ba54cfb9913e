import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { findChromium } from '../support/chromium';
import { readPortal } from '../support/portal-pages';
import { beforeItEnds, type Running, run } from '../support/run';
import { withoutSecrets } from '../support/secrets';
import { ONLY_COUNTED, SIDE_BY_SIDE } from './support/scenario';

const demo = (args: string[] = [], env: Record<string, string> = {}) =>
  run(process.execPath, ['--import', 'tsx', 'checks/e2e/demo.ts', ...args], {
    cwd: join(__dirname, '../..'),
    env,
    input: args.length > 0 ? undefined : '', // nothing yet, or nothing at all
  });

/** What waits until a demo has printed something. */
function printing(running: Running) {
  let printed = '';
  running.child.all?.on('data', (chunk) => {
    printed += chunk;
  });
  return (words: RegExp) => beforeItEnds(running, () => words.exec(printed));
}

describe('npm run demo', SIDE_BY_SIDE, () => {
  test(
    'ends well, also twice at once: cdktf deploys, diffs and destroys, clients are let in or refused, and users sign in, also where no Chromium starts',
    ONLY_COUNTED,
    async () => {
      const [one, withoutChromium] = await Promise.all([demo(), demo([], { CHROMIUM_PATH: '/nowhere' })]);
      for (const { code, text } of [one, withoutChromium]) {
        assert.equal(code, 0, text);
        assert.match(text, /ok .* a user signs in.*ok .* nothing is left/s);
        withoutSecrets('the demo', text);
      }
      assert.match(one.text, 'missing' in findChromium() ? /no Chromium starts here/ : /signs in.*\n +in Chromium\n/);
      assert.match(withoutChromium.text, /signs in.*\n +with a code, as on another device: no Chromium starts here\n/);
    },
  );

  test('waits for Enter if asked to, and what it made is seen in the portal until then', ONLY_COUNTED, async () => {
    const running = demo(['--pause']);
    const until = printing(running);
    const [, portal] = await until(/for a browser: (\S+)/);
    try {
      await until(/Enter destroys it/);
      const seen = await readPortal(portal);
      assert.match(seen, /adt-quickstart-client \| API permissions .* Read\.Write 4589bd03-/);
      assert.match(seen, /adt-quickstart-client \| Certificates & secrets Client secrets \(1\)/);
      assert.match(seen, /\| Access control \(IAM\) .* Azure Digital Twins Data Owner \(1\) adt-quickstart-client/);
      assert.match(
        seen,
        /adt-people-client \| Users and groups .* operators \S+ Group Default Access .*required\? Yes/,
      );
      assert.match(seen, /adt-people-client \| Permissions .* Azure Digital Twins Read\.Write .* An administrator/);
      withoutSecrets('the portal', seen);
    } finally {
      running.child.stdin?.end('\n');
    }
    const { code, text } = await running;
    assert.equal(code, 0, text);
    assert.match(text, /ok .* nothing is left/);
  });

  test('ends within seconds on Ctrl-C, in the middle of a deploy', ONLY_COUNTED, async () => {
    const running = demo();
    await printing(running)(/cdktf deploy makes/);
    await setTimeout(10_000);
    const interrupted = performance.now();
    running.kill('SIGINT');
    const { code, text } = await running;
    assert.equal(code, 130, text);
    assert.match(text, /stopped: nothing is left/);
    assert.doesNotMatch(text, /ok |failed/, 'it was in the middle');
    assert.ok(performance.now() - interrupted < 15_000);
  });
});
