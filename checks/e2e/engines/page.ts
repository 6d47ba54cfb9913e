import { readFileSync, writeFileSync } from 'node:fs';
import { withPart } from '../../../tools/pages/part';
import { table } from '../../../tools/pages/table';
import { FEATURE_IDS, FEATURES, type FeatureId } from './features';
import { exceptions, least, PRODUCTS, type Product, RECORD, versions } from './record';

export const PAGE = 'docs/engines.md';

/** The page, with its tables as the record has them. */
export function pageOf(text: string): string {
  return withPart(withPart(text, 'least', leastTable()), 'tried', triedTable());
}

export function writePage(): void {
  writeFileSync(PAGE, pageOf(readFileSync(PAGE, 'utf8')));
}

function leastTable(): string {
  return table(
    ['feature', 'least Terraform', 'least OpenTofu', 'because of'],
    FEATURE_IDS.map((id) => [
      FEATURES[id].name,
      ...PRODUCTS.map((product) => [least(product, id), ...not(product, id)].join(', ')),
      FEATURES[id].needs,
    ]),
  );
}

function not(product: Product, feature: FeatureId): string[] {
  const without = exceptions(product, feature);
  return without.length > 0 ? [`not ${without.join(' and ')}`] : [];
}

function triedTable(): string {
  const rows = PRODUCTS.flatMap((product) =>
    versions(product).map((version) => [
      `${product} ${version}`,
      ...FEATURE_IDS.map((id) => (RECORD[product][version][id] ? 'yes' : 'refused')),
    ]),
  );
  return table(['tried', ...FEATURE_IDS.map((id) => FEATURES[id].name)], rows);
}
