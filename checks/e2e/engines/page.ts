import { readFileSync, writeFileSync } from 'node:fs';
import { withPart } from '../../support/pages/part';
import { table } from '../../support/pages/table';
import { FEATURE_IDS, FEATURES } from './features';
import { exceptions, least, PRODUCTS, record } from './record';

export const PAGE = 'docs/engines.md';

/** The page, with its tables as the record has them. */
export function pageOf(text: string): string {
  return withPart(withPart(text, 'least', leastTable()), 'tried', triedTable());
}

export function writePage(): void {
  writeFileSync(PAGE, pageOf(readFileSync(PAGE, 'utf8')));
}

function leastTable(): string {
  const rows = FEATURE_IDS.map((id) => {
    const versions = PRODUCTS.map((product) => {
      const not = exceptions(product, id).join(' and ');
      return least(product, id) + (not && `, not ${not}`);
    });
    return [FEATURES[id].name, ...versions, FEATURES[id].needs];
  });
  return table(['feature', 'least Terraform', 'least OpenTofu', 'because of'], rows);
}

function triedTable(): string {
  const rows = PRODUCTS.flatMap((product) =>
    Object.entries(record()[product]).map(([version, supports]) => [
      `${product} ${version}`,
      ...FEATURE_IDS.map((id) => (supports[id] ? 'yes' : 'refused')),
    ]),
  );
  return table(['tried', ...FEATURE_IDS.map((id) => FEATURES[id].name)], rows);
}
