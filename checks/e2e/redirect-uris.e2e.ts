import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { redirectUriProblems } from '../../src/redirect-uris/one-uri-rules';
import { PROBLEM_CODES } from '../../src/validation/problem';
import { writePart } from '../support/pages/part';
import { accepted, acceptedByProvider, result } from './redirect-uris/result';
import { verdictsOn } from './redirect-uris/verdicts';
import { PLATFORMS, written } from './redirect-uris/written';
import { ONLY_COUNTED } from './support/scenario';

// REDIRECT_URI_CASES=20000 looks harder, and REDIRECT_URI_SEED at what another run looked at.
const cases = Number(process.env.REDIRECT_URI_CASES ?? 500);
const seed = Number(process.env.REDIRECT_URI_SEED ?? Date.now() % 2 ** 31);

/** These look at several URIs. */
const RULES_ON_LISTS = ['redirect-uri-same-but-port', 'redirect-uri-count'];

describe('of redirect URIs, as people write, paste and break them,', () => {
  test('what the rules accept, the stock provider accepts', ONLY_COUNTED, async (context) => {
    const { verdicts, versions } = await verdictsOn(fc.sample(written, { numRuns: cases, seed }));
    const wrong = verdicts.filter((one) => accepted(one) && !acceptedByProvider(one));
    const some = JSON.stringify(wrong.slice(0, 10), null, 2);
    assert.equal(wrong.length, 0, `not ${wrong.length} of them, with REDIRECT_URI_SEED=${seed}:\n${some}`);
    context.diagnostic(`${cases} URIs with REDIRECT_URI_SEED=${seed}`);

    if (process.env.ROBUSTNESS_PAGE === 'write') {
      const conditions = `${cases.toLocaleString('en-US')} URIs with \`REDIRECT_URI_SEED=${seed}\`, ${versions}:`;
      writePart('docs/robustness.md', 'redirect URIs', `${conditions}\n\n${result(verdicts)}`);
    }
  });

  test('a quarter is accepted, and each rule refuses one by itself', () => {
    const codes = fc
      .sample(written, { numRuns: 10_000, seed })
      .map(({ platform, uris: [uri] }) => redirectUriProblems('uri', uri, platform).map(({ code }) => code));
    assert.ok(codes.filter(({ length }) => length === 0).length > codes.length / 4, `with REDIRECT_URI_SEED=${seed}`);
    const alone = new Set(codes.map((ofOne) => ofOne.join()));
    const rules = PROBLEM_CODES.filter((code) => code.startsWith('redirect-uri-') && !RULES_ON_LISTS.includes(code));
    const idle = rules.filter((rule) => !alone.has(rule));
    assert.deepEqual(idle, [], `with REDIRECT_URI_SEED=${seed}`);
  });

  test('256 are the most on a platform, for the rules and for the stock provider', ONLY_COUNTED, async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `https://contoso.com/${index}`);
    const { verdicts } = await verdictsOn(
      PLATFORMS.flatMap((platform) => [256, 257].map((count) => ({ platform, uris: many(count) }))),
    );
    for (const { platform, uris, rules, provider = '' } of verdicts) {
      assert.deepEqual(rules, uris.length > 256 ? ['redirect-uri-count'] : [], `${platform}, ${uris.length}`);
      assert.match(provider, uris.length > 256 ? /Too many list items/ : /^$/, `${platform}, ${uris.length}`);
    }
  });
});
