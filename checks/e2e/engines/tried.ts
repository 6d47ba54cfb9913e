import assert from 'node:assert/strict';
import type { Engine } from '../support/engines';
import { FEATURES, type Feature, type FeatureId } from './features';
import { add, mustSupport } from './record';

/** Whether what is found is recorded, as `npm run engines` does. Elsewhere an engine must do what is on record. */
const RECORDS = process.env.ENGINES_RECORD === '1';

/** Tries a feature with an engine, which refuses it in the words expected, or does all of it. */
export async function tried(engine: Engine, feature: FeatureId, act: () => Promise<void>): Promise<void> {
  const { product, version } = engine;
  const supports = await act().then(
    () => true,
    (error: Error) => {
      const { refusal }: Feature = FEATURES[feature];
      if (refusal?.test(error.message)) return false;
      throw error;
    },
  );
  if (RECORDS) add(product, version, feature, supports);
  else assert.equal(supports, mustSupport(product, version, feature), `${product} ${version} as docs/engines.md says`);
}

/** The end of a scenario's name where the engine is on record as too old. */
export function unlessTooOld({ product, version }: Engine, feature: FeatureId): string {
  return RECORDS || mustSupport(product, version, feature) ? '' : ', which it is too old for';
}
