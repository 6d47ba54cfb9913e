import * as fc from 'fast-check';
import { cases } from './support/model';
import { codes, codesOf } from './support/problems';
import { STRUCTS } from './support/structs';
import { synth } from './support/synth';

// PROPERTY_RUNS=20000 looks harder. A failure prints the seed and the smallest props that show it.
const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);

test('any props are refused for what the model finds wrong with them, or become what the model says', () => {
  fc.assert(
    fc.property(cases, ({ props, codes: expected, ...terraform }) => {
      expect(codes(props)).toEqual(expected);
      if (expected.length > 0) return;

      const actual = synth(props);
      expect(actual.resource('azuread_application')).toEqual(terraform.application);
      expect(actual.resource('azuread_application_password').end_date).toBe(
        `\${timeadd(plantimestamp(), "${terraform.secretLifetime}")}`,
      );
      const [assignment] = Object.values(actual.resources('azurerm_role_assignment'));
      expect(assignment && { scope: assignment.scope, role_definition_id: assignment.role_definition_id }).toEqual(
        terraform.roleAssignment,
      );
      const grants = actual.resources('azuread_service_principal_delegated_permission_grant');
      expect(Object.keys(grants)).toHaveLength(terraform.consent ? 2 : 0);
    }),
    { numRuns },
  );
});

describe('whatever is written as a redirect URI, what is accepted', () => {
  const uriLike = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https', 'ftp'] }),
    fc
      .array(
        fc.constantFrom(
          'https',
          'http',
          'myapp',
          'ms-appx-web',
          'brk-multihub',
          ':',
          '//',
          '/',
          'localhost',
          '127.0.0.1',
          'a.b',
          '@',
          '?',
          '#',
          '%',
          '%20',
          ':80',
          '[::1]',
          'é',
          '*',
          ' ',
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  test.each(['publicClientRedirectUris', 'webRedirectUris', 'spaRedirectUris'] as const)(
    'in %s has a host, is short, and is https, loopback, private or for a broker',
    (platform) => {
      fc.assert(
        fc.property(uriLike, (uri) => {
          if (codes({ publicClientRedirectUris: [], [platform]: [uri] }).length > 0) return;
          const { protocol, host, hostname, pathname, hash, username } = new URL(uri);
          expect(host).not.toBe('');
          expect([hash, username]).toEqual(['', '']);
          expect(Buffer.byteLength(uri)).toBeLessThanOrEqual(256);
          if (protocol === 'http:') expect(['localhost', '127.0.0.1']).toContain(hostname);
          if (platform !== 'publicClientRedirectUris') {
            const broker = platform === 'webRedirectUris' ? 'ms-appx-web:' : 'brk-multihub:';
            expect(['https:', 'http:', broker]).toContain(protocol);
            expect(pathname).not.toBe('');
          }
        }),
        { numRuns: numRuns * 5 },
      );
    },
  );
});

test('whatever stands in a prop of whatever struct is accepted, or refused by an error of the library', () => {
  const props = Object.values(STRUCTS).flatMap(({ good, use }) =>
    Object.keys(good()).map((prop) => ({ good, use, prop })),
  );
  const strange = [Symbol('a'), () => 'a', new Proxy([], {}), Object.create(null), new Array(3), ['#{TfToken[1]}']];
  const value = fc.oneof(
    fc.constantFrom<unknown>(...strange, { resolve: () => 'a' }),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSet: true }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...props), value, ({ good, use, prop }, given) => {
      codesOf(() => use({ ...good(), [prop]: given })); // throws what is no error of the library
    }),
    { numRuns },
  );
});
