/** A part of the library that not every engine supports. */
export interface Feature {
  readonly name: string;
  /** What of the engine it needs. */
  readonly needs: string;
  /** What an engine prints that does not support it. */
  readonly refusal?: RegExp;
}

export const FEATURES = {
  registration: {
    name: 'a registration, its secret and its role',
    needs: '`plantimestamp()`, from which the end of a secret is counted',
  },
  rotatingSecret: {
    name: '`ClientCredential.rotatingSecret()`',
    needs: '`plantimestamp()`',
  },
  adopt: {
    name: '`adopt`, with IDs written out',
    needs: 'import blocks',
    refusal: /Invalid import address expression/,
  },
  adoptVariables: {
    name: '`adopt`, with IDs from variables',
    needs: 'expressions in import blocks',
    refusal: /Cannot import non-existent remote object|Invalid import address expression/,
  },
  storeInKeyVault: {
    name: '`storeInKeyVault()`',
    needs: 'write-only arguments',
    refusal: /Write-only attributes are only supported in Terraform 1\.11 and later/,
  },
  removedBlocks: {
    name: 'leaving by `removed` blocks with `destroy = false`',
    needs: '`removed` blocks, and `lifecycle` in them',
    refusal: /No argument or block type is named "(removed|lifecycle)"/,
  },
} satisfies Record<string, Feature>;

export type FeatureId = keyof typeof FEATURES;

export const FEATURE_IDS = Object.keys(FEATURES) as FeatureId[];
