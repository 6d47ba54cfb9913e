import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, lte, parse } from 'semver';
import { FEATURE_IDS, type FeatureId } from './features';

const FILE = join(__dirname, 'record.json');

export const PRODUCTS = ['Terraform', 'OpenTofu'] as const;
export type Product = (typeof PRODUCTS)[number];

/** Whether an engine supports a feature. */
type Supports = Record<FeatureId, boolean>;

/** Every version of an engine that was tried, oldest first, and what it supports: `npm run engines` writes it. */
export function record(): Record<Product, Record<string, Supports>> {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Whether a version must support a feature: as the newest that was tried and is not newer. */
export function mustSupport(product: Product, version: string, feature: FeatureId): boolean {
  const tried = Object.entries(record()[product]).filter(([one]) => lte(one, version));
  return tried.at(-1)?.[1][feature] ?? false;
}

/** The least minor version that supports a feature. */
export function least(product: Product, feature: FeatureId): string {
  const version = parse(supporting(product, feature)[0]);
  if (!version) throw new Error(`no ${product} that was tried supports ${feature}`);
  return `${version.major}.${version.minor}`;
}

/** The newer versions that do not support it all the same. */
export function exceptions(product: Product, feature: FeatureId): string[] {
  const supported = supporting(product, feature);
  const newer = Object.keys(record()[product]).filter((one) => compare(one, supported[0]) > 0);
  return newer.filter((one) => !supported.includes(one));
}

/** Records what was tried, or tried again. */
export function add(product: Product, version: string, feature: FeatureId, supports: boolean): void {
  const all = record();
  const features = { ...all[product][version], [feature]: supports };
  all[product][version] = Object.fromEntries(
    FEATURE_IDS.filter((id) => id in features).map((id) => [id, features[id]]),
  ) as Supports;
  all[product] = Object.fromEntries(Object.entries(all[product]).sort(([one], [other]) => compare(one, other)));
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

function supporting(product: Product, feature: FeatureId): string[] {
  const versions = Object.entries(record()[product]);
  return versions.filter(([, supports]) => supports[feature]).map(([version]) => version);
}
