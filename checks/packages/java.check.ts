import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder';
import { Java, whyNoJava } from './support/java';
import { Quickstart, quickstartInTypeScript } from './support/quickstart';

const JAVA = { skip: whyNoJava() };

test(
  'in Java, library and quickstart compile, and synthesize to the bytes of the one in TypeScript',
  JAVA,
  async (context) => {
    const folder = temporaryFolder('java');
    const java = await Java.install(folder);
    for (const artifact of java.notFound.values())
      context.diagnostic(`Maven does not find ${artifact} here: it was made from the npm package of that version`);
    const synthesized = await new Quickstart('java', folder).synthesize(java.env);
    assert.equal(synthesized, await quickstartInTypeScript(folder));
  },
);
