import { newStack, register, synth, Terraform } from '../support/synth';

test('the service principal gets the tag of enterprise applications when it is made, and no tag is taken from it later', () => {
  const { feature_tags, lifecycle, tags } = synth().resource('azuread_service_principal');
  expect(feature_tags).toEqual([{ enterprise: true }]);
  expect(lifecycle).toEqual({ ignore_changes: ['feature_tags'] });
  expect(tags).toBeUndefined();
});

test('the service principal takes other tags in the place of this one', () => {
  const stack = newStack();
  const { servicePrincipal } = register({}, stack);
  servicePrincipal.resetFeatureTags();
  servicePrincipal.tags = ['team-twins'];
  const { feature_tags, tags } = Terraform.of(stack).resource('azuread_service_principal');
  expect([feature_tags, tags]).toEqual([undefined, ['team-twins']]);
});
