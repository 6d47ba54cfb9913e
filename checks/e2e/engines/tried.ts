import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import type { Engine } from '../support/engines';
import { FEATURES, type Feature, type FeatureId } from './features';
import { isToKnow } from './record';

/** Where `npm run engines` collects what is found. Elsewhere an engine has to know what is on record. */
const FOUND = process.env.ENGINES_TRIED;

/** Tries a feature with an engine, which refuses it in the words expected, or does all of it. */
export async function tried(engine: Engine, feature: FeatureId, act: () => Promise<void>): Promise<void> {
  const { product, version } = engine;
  const knows = await act().then(
    () => true,
    (error: Error) => {
      const { refusal }: Feature = FEATURES[feature];
      if (refusal?.test(error.message)) return false;
      throw error;
    },
  );
  if (FOUND) appendFileSync(FOUND, `${JSON.stringify({ product, version, feature, knows })}\n`);
  else
    assert.equal(knows, isToKnow(product, version, feature), `${product} ${version} knows it, as docs/engines.md says`);
}

/** The end of a scenario's name where the engine is on record as too old. */
export function unlessTooOld({ product, version }: Engine, feature: FeatureId): string {
  return FOUND || isToKnow(product, version, feature) ? '' : ', which it is too old for';
}
