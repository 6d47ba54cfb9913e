import { readFileSync } from 'node:fs';
import { FEATURE_IDS, FEATURES, type Feature, type FeatureId } from './features';
import { PAGE, pageOf } from './page';
import { exceptions, least, RECORD } from './record';

const page = readFileSync(PAGE, 'utf8');

test('the tables of engines are those that the record makes', () => {
  expect(page).toBe(pageOf(page));
});

test('every engine on record was tried with every feature', () => {
  const tried = Object.values(RECORD).flatMap((versions) => Object.values(versions).map((knows) => Object.keys(knows)));
  expect(new Set(tried.map(String))).toEqual(new Set([String(FEATURE_IDS)]));
});

test('a registration is what the library needs least for', () => {
  expect(FEATURE_IDS.filter((id) => exceptions('Terraform', id).length > 0)).toEqual([]);
  expect(readFileSync('README.md', 'utf8')).toContain(
    `Terraform ${least('Terraform', 'registration')} or OpenTofu ${least('OpenTofu', 'registration')}`,
  );
});

const DOCUMENTED: [file: string, feature: FeatureId][] = [
  ['src/registration/adt-app-registration.ts', 'registration'],
  ['src/registration/adt-app-registration-props.ts', 'adopt'],
  ['src/credentials/rotating-client-secret/rotating-client-secret.ts', 'rotatingSecret'],
  ['src/credentials/rotating-client-secret/rotating-client-secret.ts', 'storeInKeyVault'],
  ['src/credentials/client-secret/client-secret.ts', 'storeInKeyVault'],
  ['src/credentials/key-vault/stored-client-secret.ts', 'storeInKeyVault'],
  ['docs/credentials.md', 'storeInKeyVault'],
  ['docs/credentials.md', 'removedBlocks'],
];

test.each(DOCUMENTED)('%s names the least engines for %s that were tried', (file, feature) => {
  const [terraform, openTofu] = [least('Terraform', feature), least('OpenTofu', feature)];
  expect(readFileSync(file, 'utf8')).toContain(`Terraform ${terraform}, OpenTofu ${openTofu}`);
});

test('the documentation of adopt names the engines that cannot, and the least for tokens', () => {
  const text = readFileSync('src/registration/adt-app-registration-props.ts', 'utf8');
  expect(text).toContain(`where an ID is a token, Terraform ${least('Terraform', 'adoptVariables')}`);
  expect(text).toContain(`OpenTofu ${exceptions('OpenTofu', 'adopt').join(' and ')} cannot`);
  expect(exceptions('OpenTofu', 'adoptVariables')).toEqual(exceptions('OpenTofu', 'adopt'));
});

test.each(FEATURE_IDS)('what engines say that do not know %s is in the documentation', (id) => {
  const { refusal }: Feature = FEATURES[id];
  if (refusal) expect(page).toMatch(refusal);
});
