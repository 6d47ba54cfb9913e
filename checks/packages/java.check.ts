import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Java, whyNoJava } from './support/java';
import { Quickstart, quickstartInTypeScript } from './support/quickstart';

const JAVA = { skip: whyNoJava() };

describe('in Java', () => {
  const folder = mkdtempSync(join(tmpdir(), 'java-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test(
    'library and quickstart compile, and synthesize to the bytes of the one in TypeScript',
    JAVA,
    async (context) => {
      const java = await Java.install(folder);
      for (const artifact of java.notFound.values())
        context.diagnostic(`Maven does not find ${artifact} here: it was made from the npm package of that version`);
      const synthesized = await new Quickstart('java', folder).synthesize(java.env);
      assert.equal(synthesized, await quickstartInTypeScript(folder));
    },
  );
});
