import { readmeOf } from './readme';

const manifest = { repository: { url: 'https://github.com/contoso/twins.git' }, version: '1.2.3' };

test('the README of the wheel leads from PyPI to the pages of its version', () => {
  const page =
    '[errors](errors.md#guid), [example](../examples/python/quickstart), [cdktf](https://cdktf.io), [here](#names)';
  const files = 'https://github.com/contoso/twins/blob/v1.2.3';
  expect(readmeOf(page, manifest)).toBe(
    `[errors](${files}/docs/errors.md#guid), [example](${files}/examples/python/quickstart), [cdktf](https://cdktf.io), [here](#names)`,
  );
});
