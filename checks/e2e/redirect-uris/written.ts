import * as fc from 'fast-check';
import type { Platform } from '../../../src/redirect-uris/platform';
import { fragment, origin, path, port, query, separator, userInfo } from './parts';

/** Somebody's redirect URIs, and the platform for which they were written. */
export interface Written {
  readonly platform: Platform;
  readonly uris: string[];
}

export const PLATFORMS: Platform[] = ['publicClient', 'web', 'spa'];

const inParts = fc
  .record({ origin, separator, userInfo, port, path, query, fragment })
  .map((part) =>
    [
      part.origin.scheme,
      part.separator,
      part.userInfo,
      part.origin.host,
      part.port,
      part.path,
      part.query,
      part.fragment,
    ].join(''),
  );

/** What a slip of the hand, or of a program, does to a text, at any of its places. */
type Slip = (text: string, at: number) => string;

const character = fc.oneof(
  fc.constantFrom(...' :/?#[]@!$&\'()*+,;=%\\"<>^`{|}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const slip: fc.Arbitrary<Slip> = fc.oneof(
  character.map(
    (put): Slip =>
      (text, at) =>
        text.slice(0, at) + put + text.slice(at),
  ),
  fc.constant<Slip>((text, at) => text.slice(0, at) + text.slice(at + 1)),
  fc.constant<Slip>((text, at) => text.slice(0, at) + text.slice(at).toUpperCase()),
  fc.constant<Slip>((text, at) => text + text.slice(at)),
);

const slipped = fc
  .record({ uri: inParts, slips: fc.array(fc.tuple(slip, fc.nat()), { minLength: 1, maxLength: 2 }) })
  .map(({ uri, slips }) => slips.reduce((text, [apply, place]) => apply(text, place % (text.length + 1)), uri));

/** Length may be counted in characters, in their UTF-16 units or in their bytes. */
const long = fc
  .record({
    uri: fc.oneof(fc.constantFrom('https://contoso.com/', 'http://localhost/', 'myapp://a'), inParts),
    filler: fc.constantFrom('a', 'a', 'a', '/', '%20', 'é', '😀'),
    length: fc.oneof(fc.integer({ min: 250, max: 262 }), fc.constant(2000)),
  })
  .map(({ uri, filler, length }) => uri + filler.repeat(Math.max(0, length - uri.length) / filler.length));

const anything = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** No text with an expression of Terraform in it: its value is known only to Terraform. */
const uri = fc
  .oneof(
    { weight: 10, arbitrary: inParts },
    { weight: 4, arbitrary: slipped },
    { weight: 1, arbitrary: long },
    { weight: 1, arbitrary: anything },
  )
  .filter((text) => !/[$%]\{/.test(text));

/** One redirect URI, as people write, paste and break them. */
export const written: fc.Arbitrary<Written> = fc.record({
  platform: fc.constantFrom(...PLATFORMS),
  uris: fc.tuple(uri),
});
