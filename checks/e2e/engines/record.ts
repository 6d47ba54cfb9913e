import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, lte, parse } from 'semver';
import { FEATURE_IDS, type FeatureId } from './features';

const FILE = join(__dirname, 'record.json');

export const PRODUCTS = ['Terraform', 'OpenTofu'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What an engine knows, by feature. */
export type Knows = Record<FeatureId, boolean>;

/** Every version of an engine that was tried, and what it knows: `npm run engines` writes it. */
export type Tried = Record<Product, Record<string, Knows>>;

export const RECORD: Tried = read();

/** The versions of a product that were tried, oldest first. */
export function versions(product: Product): string[] {
  return Object.keys(RECORD[product]).sort(compare);
}

/** Whether a version is to know a feature: as the newest that was tried and is not newer. */
export function isToKnow(product: Product, version: string, feature: FeatureId): boolean {
  const tried = versions(product).filter((one) => lte(one, version));
  return tried.length > 0 && RECORD[product][tried[tried.length - 1]][feature];
}

/** The least minor version that knows a feature. */
export function least(product: Product, feature: FeatureId): string {
  const known = parse(knowing(product, feature)[0]);
  if (!known) throw new Error(`no ${product} that was tried knows ${feature}`);
  return `${known.major}.${known.minor}`;
}

/** The newer versions that do not know it all the same. */
export function exceptions(product: Product, feature: FeatureId): string[] {
  const [first] = knowing(product, feature);
  return versions(product).filter((one) => compare(one, first) > 0 && !RECORD[product][one][feature]);
}

/** Adds what was tried, or tried again; an engine of which not every feature was tried is left out. */
export function add(tried: { product: Product; version: string; feature: FeatureId; knows: boolean }[]): void {
  const found: Record<Product, Record<string, Partial<Knows>>> = { Terraform: {}, OpenTofu: {} };
  for (const { product, version, feature, knows } of tried) {
    found[product][version] = { ...found[product][version], [feature]: knows };
  }
  Object.assign(RECORD, read()); // another run may have written since
  for (const product of PRODUCTS) {
    for (const [version, knows] of Object.entries(found[product])) {
      if (FEATURE_IDS.every((id) => id in knows)) RECORD[product][version] = inOrder(knows as Knows);
    }
    RECORD[product] = Object.fromEntries(versions(product).map((version) => [version, RECORD[product][version]]));
  }
  writeFileSync(FILE, `${JSON.stringify(RECORD, null, 2)}\n`);
}

function read(): Tried {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

const knowing = (product: Product, feature: FeatureId) =>
  versions(product).filter((version) => RECORD[product][version][feature]);

const inOrder = (knows: Knows) => Object.fromEntries(FEATURE_IDS.map((id) => [id, knows[id]])) as Knows;
