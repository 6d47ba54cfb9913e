import { readFileSync } from 'node:fs';
import { documents } from '../../support/markdown';
import { FEATURE_IDS, FEATURES, type Feature } from './features';
import { PAGE, pageOf } from './page';
import { exceptions, least, record } from './record';

const page = readFileSync(PAGE, 'utf8');

test('the tables of engines are those that the record makes', () => {
  expect(page).toBe(pageOf(page));
});

test('every engine on record was tried with every feature', () => {
  const tried = Object.values(record()).flatMap((versions) => Object.values(versions).map((one) => Object.keys(one)));
  expect(new Set(tried.map(String))).toEqual(new Set([String(FEATURE_IDS)]));
});

test('the least engines that the documentation names are those of a feature on record', () => {
  const onRecord = FEATURE_IDS.map((id) => `${least('Terraform', id)}, ${least('OpenTofu', id)}`);
  const text = [...documents(), 'API.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = [...text.matchAll(/Terraform ([\d.]+\d)(?:,| or) OpenTofu ([\d.]+\d)/g)].map(
    ([, terraform, openTofu]) => `${terraform}, ${openTofu}`,
  );
  expect(onRecord).toEqual(expect.arrayContaining(named));
  expect(new Set(named).size).toBeGreaterThan(2);
  expect(text).toContain(`where an ID is a token, Terraform ${least('Terraform', 'adoptVariables')}`);
  expect(text).toContain(`OpenTofu ${exceptions('OpenTofu', 'adopt').join(' and ')} cannot`);
});

test.each(FEATURE_IDS)('what engines print that do not support %s is in the documentation', (id) => {
  const { refusal }: Feature = FEATURES[id];
  if (refusal) expect(page).toMatch(refusal);
});
