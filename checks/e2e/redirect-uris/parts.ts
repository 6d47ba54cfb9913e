import * as fc from 'fast-check';

// Parts of URIs as people write them, nearly always right: a URI with many faults tells little of any.

const words = (text: string) => text.split(' ');

function mostly<T>(right: fc.Arbitrary<T>, wrong: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
}

const letters = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ019-_~.'), minLength: 1, maxLength });

const secure = fc.record({
  scheme: fc.constant('https'),
  host: fc.oneof(fc.domain(), fc.constantFrom('localhost', 'LOCALHOST', 'my_app.contoso.com', '10.1.2.3')),
});
const loopback = fc.record({
  scheme: fc.constant('http'),
  host: fc.constantFrom('localhost', '127.0.0.1'),
});
const ofAnApp = fc.record({
  scheme: fc.constantFrom('myapp', 'com.contoso.app', 'msal0b07f429', 'a+b-c.d'),
  host: fc.oneof(fc.domain(), letters(10)),
});

const otherScheme = mostly<string | undefined>(fc.constant(undefined), [
  ...words('http myapp HTTPS Http MyApp urn ms-appx-web brk-multihub api file ftp data javascript wss'),
  ...words('1app my_app .app é'),
  ...['', 'http '],
]);
const otherHost = mostly<string | undefined>(fc.constant(undefined), [
  ...words('LocalHost 127.0.0.2 127.1 0.0.0.0 localhost. localhost.evil.com xn--mnchen-3ya.de münchen.de 日本.jp'),
  ...words('. a..b .contoso.com contoso.com. -a.com a-.com *.contoso.com * a,b a\'b a\\b a|b a"b <a> a]b a[b'),
  ...words('[::1] [::1 ::1 [fe80::1%25eth0] [fe80::1%eth0] [v1.a] [] [127.0.0.1] conto%20so.com conto%zzso.com'),
  ...['', 'conto so.com', 'a\u0000b'],
]);

/** A scheme and a host that fit each other, unless one of them was replaced. */
export const origin = fc
  .record({
    fitting: fc.oneof(
      { weight: 4, arbitrary: secure },
      { weight: 2, arbitrary: loopback },
      { weight: 1, arbitrary: ofAnApp },
    ),
    otherScheme,
    otherHost,
  })
  .map(({ fitting, otherScheme: scheme, otherHost: host }) => ({
    scheme: scheme ?? fitting.scheme,
    host: host ?? fitting.host,
  }));

export const separator = mostly(fc.constant('://'), ['', ...words(': :/ // :/// ://// :\\\\ %3A//'), ' ://']);

export const userInfo = mostly(fc.constant(''), [...words('user@ user:pass@ @ :@ a@b@ %zz@ é@ [@'), 'us er@']);

export const port = mostly(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 65535 }).map((number) => `:${number}`) },
  ),
  [...words(': :0 :65536 :080 :-1 :+1 :http :80:80 :99999999999 :٣'), ':8 0'],
);

export const path = mostly(
  fc.oneof(
    fc.constantFrom('', ...words('/ / // /a//b /./.. /%20 /a@b:c /[a] /~user')),
    fc.array(letters(8), { maxLength: 4 }).map((segments) => segments.map((segment) => `/${segment}`).join('')),
  ),
  [...words('a * /* /% /%2 /%zz /ä /a\\b /\u007f /\u200b /e\u0301 /😀'), '/a b', '/a\nb'],
);

export const query = mostly(fc.constantFrom('', '', ...words('? ?a=b ?a=b&c=%20')), [
  ...words("?%zz ?ä ?a?b ?* ?[ ?'"),
  '?a b',
]);

export const fragment = mostly(fc.constant(''), words('# #a #%zz #a#b #/'));
