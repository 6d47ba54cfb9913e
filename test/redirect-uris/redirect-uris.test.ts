import { TerraformVariable } from 'cdktf';
import pairs from '../../checks/support/redirect-uri-pairs.json';
import { codes, problems } from '../support/problems';
import { expression, newStack, register, synth, Terraform } from '../support/synth';

type Lists = 'publicClientRedirectUris' | 'webRedirectUris' | 'spaRedirectUris';
const EVERY: Lists[] = ['publicClientRedirectUris', 'webRedirectUris', 'spaRedirectUris'];
const BROWSER: Lists[] = ['webRedirectUris', 'spaRedirectUris'];

/** The codes for one URI on one platform, with nothing on the others. */
function on(platform: Lists, uri: string): string[] {
  return codes({ publicClientRedirectUris: [], [platform]: [uri] });
}

/** The problems of one URI on one platform. */
function problemsOn(platform: Lists, uri: string): string[] {
  return problems(() => register({ publicClientRedirectUris: [], [platform]: [uri] }));
}

const padded = (length: number) => `https://contoso.com/${'a'.repeat(length - 'https://contoso.com/'.length)}`;

describe.each(EVERY)('%s', (platform) => {
  test.each([
    'https://contoso.com/',
    'https://contoso.com/signin-oidc',
    'https://contoso.com:8443/a/b?c=d&e=%20f',
    'https://my_app.contoso.com/~user/a.b-c+d=@:x',
    'https://10.1.2.3/',
    'https://localhost:5001/signin-oidc',
    'http://localhost/',
    'http://localhost:3000/callback',
    'http://127.0.0.1:8080/callback',
    'https://contoso.com:65535/',
    padded(256),
  ])('accepts %s', (uri) => {
    expect(on(platform, uri)).toEqual([]);
  });

  test.each([
    ['redirect-uri-length', padded(257)],
    ['redirect-uri-characters', 'https://contoso.com/a b'],
    ['redirect-uri-characters', 'https://contoso.com/ä'],
    ['redirect-uri-characters', 'https://contoso.com/a%2'],
    ['redirect-uri-characters', 'https://contoso.com/a%zz'],
    ['redirect-uri-characters', 'https://contoso.com/a\nb'],
    ...[...'!$\'(),;"<>\\^`{|}'].map((character) => ['redirect-uri-characters', `https://contoso.com/a${character}b`]),
    ['redirect-uri-wildcard', 'https://contoso.com/*'],
    ['redirect-uri-fragment', 'https://contoso.com/#top'],
    ['redirect-uri-fragment', 'https://contoso.com/#'],
    ['redirect-uri-scheme', 'http://contoso.com/'],
    ['redirect-uri-scheme', 'http://localhost.evil.com/'],
    ['redirect-uri-scheme', 'http://evil.com/?http://localhost/'],
    ['redirect-uri-scheme', 'http://127.0.0.2/'],
    ['redirect-uri-scheme', 'HTTPS://contoso.com/'],
    ['redirect-uri-scheme', 'http://LOCALHOST/'],
    ['redirect-uri-scheme', 'contoso.com/signin'],
    ['redirect-uri-scheme', '//contoso.com/signin'],
    ['redirect-uri-scheme', '/signin'],
    ['redirect-uri-scheme', ''],
    ['redirect-uri-host', 'https:///signin'],
    ['redirect-uri-host', 'https:/signin'],
    ['redirect-uri-host', 'https://contoso..com/'],
    ['redirect-uri-host', 'https://.contoso.com/'],
    ['redirect-uri-host', 'https://-contoso.com/'],
    ['redirect-uri-host', 'https://contoso-.com/'],
    ['redirect-uri-host', 'https://conto%20so.com/'],
    ['redirect-uri-host', 'https://[::1]/'],
    ['redirect-uri-host', 'https://:8080/'],
    ['redirect-uri-user-info', 'https://user@contoso.com/'],
    ['redirect-uri-port', 'https://contoso.com:/'],
    ['redirect-uri-port', 'https://contoso.com:0/'],
    ['redirect-uri-port', 'https://contoso.com:65536/'],
    ['redirect-uri-port', 'https://contoso.com:http/'],
    ['redirect-uri-port', 'https://contoso.com:1e3/'],
    ['redirect-uri-port', 'https://contoso.com:80:80/'],
  ])('refuses for %s: %s', (code, uri) => {
    expect(on(platform, uri)).toEqual([code]);
  });

  test('tells everything that is wrong with a URI', () => {
    expect(on(platform, 'http://user@contoso.com:0/*#a b')).toEqual([
      'redirect-uri-characters',
      'redirect-uri-wildcard',
      'redirect-uri-fragment',
      'redirect-uri-scheme',
      'redirect-uri-user-info',
      'redirect-uri-port',
    ]);
  });

  test('refuses [::1] in http, because Entra ID does not support it', () => {
    expect(on(platform, 'http://[::1]:8080/')).toEqual(['redirect-uri-scheme', 'redirect-uri-host']);
    expect(problemsOn(platform, 'https://[::1]/')).toEqual([
      expect.stringContaining('does not support IPv6 addresses'),
    ]);
    expect(problemsOn(platform, 'https://a..b/')).toEqual([
      expect.stringMatching(/have a host name after :\/\/.*write one/),
    ]);
  });

  test.each([
    ['http://contoso.com/a?b', 'https://contoso.com/a?b'],
    ['HTTPS://contoso.com/a', 'https://contoso.com/a'],
    ['http://LOCALHOST:3000/a', 'http://localhost:3000/a'],
    ['http://127.0.0.2/a', 'https://127.0.0.2/a'],
    ['contoso.com/a', 'https://contoso.com/a'],
    ['//contoso.com/a', 'https://contoso.com/a'],
    ['contoso.com//a', 'https://contoso.com//a'],
    ['localhost:3000/a', 'http://localhost:3000/a'],
    ['http://[::1]:3000/a', 'http://localhost:3000/a'],
    ['https://[::1]/a', 'https://localhost/a'],
  ])('for %s the error names %s, which is accepted', (uri, fixed) => {
    for (const text of problemsOn(platform, uri)) expect(text).toContain(`; write '${fixed}' [`);
    expect(on(platform, fixed)).toEqual([]);
  });

  test.each([
    ['what has more than this wrong with it', 'http://contoso.com/*'],
    ['what would show a secret', 'http://contoso.com/?code=abc'],
    ['what has no host', '/a'],
    ['another address than [::1]', 'https://[::2]/a'],
  ])('no URI is named for %s: %s', (_, uri) => {
    expect(problemsOn(platform, uri).filter((text) => text.includes("write '"))).toEqual([]);
  });

  test.each([
    ['https://contoso.com/a b', "percent-encode ' ', as in %20 for a space"],
    ['contoso.com/a b', "percent-encode ' ', as in %20 for a space"],
    ['https://contoso.com/100%', "percent-encode '%', as in %20 for a space"],
    ['https://contoso.com/a!', "choose a path and query without '!'"],
    ['https://münchen.de/', 'write the host name in Punycode'],
    [
      'https://münchen.de/ü(ä)',
      "write the host name in Punycode; choose a path and query without '(' or ')'; " +
        "percent-encode 'ü' or 'ä', as in %20 for a space",
    ],
  ])('characters of %s: %s', (uri, fix) => {
    expect(problemsOn(platform, uri)).toContainEqual(
      expect.stringContaining(`, got '${uri}'; ${fix} [redirect-uri-characters]`),
    );
  });

  test.each(['http:', 'http:/localhost/', 'http:///localhost/'])('refuses http without a host: %s', (uri) => {
    expect(on(platform, uri)).toEqual(['redirect-uri-scheme', 'redirect-uri-host']);
  });

  test('takes what stands behind an address in brackets for a port that is none', () => {
    expect(on(platform, 'https://[::1]x/')).toEqual(['redirect-uri-host', 'redirect-uri-port']);
  });

  test('refuses what is no string, or no list', () => {
    expect(codes({ [platform]: [7] })).toEqual(['type']);
    expect(codes({ [platform]: 'https://contoso.com/' })).toEqual(['type']);
  });

  test('refuses a hole in the list', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is the point
    expect(codes({ [platform]: [, 'https://contoso.com/a'] })).toEqual(['type']);
  });

  test('refuses a list that was spread into another, which cdktf would refuse without naming the prop', () => {
    const uris = new TerraformVariable(newStack(), 'uris', { type: 'list(string)' }).listValue;
    const refused = () => register({ [platform]: [...uris, 'https://contoso.com/a'] });
    expect(problems(refused)).toEqual([
      `${platform}[0] is a whole list in place of one string; join whole lists, as in Token.asList(Fn.concat([list, ["one more"]])) [type]`,
    ]);
  });

  test('lets a token pass, and a URI with one in it', () => {
    expect(codes({ [platform]: [`https://${expression('var.host')}/a`, expression('var.uri')] })).toEqual([]);
  });

  test.each([
    ['http://localhost:3000/a', 'http://localhost:5000/a'],
    ['https://localhost:3000/a', 'https://localhost/a'],
    ['https://LOCALHOST:3000/a', 'https://localhost/a'],
    ['http://127.0.0.1:3000/a?b', 'http://127.0.0.1:5000/a?b'],
  ])('refuses loopback URIs that differ by the port only: %s and %s', (one, other) => {
    expect(codes({ publicClientRedirectUris: [], [platform]: [one, other] })).toEqual(['redirect-uri-same-but-port']);
  });

  test.each([
    ['http://localhost:3000/a', 'http://localhost:3000/b'],
    ['http://localhost:3000/a', 'https://localhost:3000/a'],
    ['http://localhost:3000/a', 'http://127.0.0.1:3000/a'],
    ['http://localhost:3000/a?b', 'http://localhost:3000/a?c'],
    ['https://contoso.com:3000/a', 'https://contoso.com:5000/a'],
  ])('accepts URIs that differ by more, or are not on loopback: %s and %s', (one, other) => {
    expect(codes({ publicClientRedirectUris: [], [platform]: [one, other] })).toEqual([]);
  });

  test('lets tokens pass, as the list and in its elements, and still checks the others', () => {
    const stack = newStack();
    const uris = new TerraformVariable(stack, 'uris', { type: 'list(string)' }).listValue;
    const host = new TerraformVariable(stack, 'host', { type: 'string' }).stringValue;
    register({ [platform]: uris }, stack);
    const { public_client, web, single_page_application } = Terraform.of(stack).resource('azuread_application');
    expect([public_client, web, single_page_application].map((block) => block?.redirect_uris)).toContain('${var.uris}');

    expect(codes({ [platform]: [`https://${host}/a`, `https://${host}/a`] })).toEqual([]);
    expect(codes({ [platform]: [host, 'http://contoso.com/'] })).toEqual(['redirect-uri-scheme']);
    expect(codes({ [platform]: [`http://localhost:1/${host}`, `http://localhost:2/${host}`] })).toEqual([]);
  });
});

describe.each(BROWSER)('%s', (platform) => {
  test.each(['https://contoso.com', 'http://localhost', 'http://localhost:3000'])('must have a path: %s', (uri) => {
    expect(on(platform, uri)).toEqual(['redirect-uri-path']);
  });

  test.each([
    ['http://localhost', 'http://localhost/'],
    ['http://contoso.com', 'https://contoso.com/'],
    ['https://contoso.com?a=b', 'https://contoso.com/?a=b'],
    ['https://contoso.com#a', 'https://contoso.com/'],
    ['https://me@contoso.com', 'https://contoso.com/'],
  ])('for %s the error names %s, which is accepted', (uri, fixed) => {
    expect(problemsOn(platform, uri)).toContainEqual(expect.stringContaining(`; write '${fixed}' [redirect-uri-path]`));
    expect(on(platform, fixed)).toEqual([]);
  });

  test.each(['https://a..b', 'https://contoso.com?code=abc'])('the path of %s is asked for in words', (uri) => {
    expect(problemsOn(platform, uri)).toContainEqual(
      expect.stringContaining('; write a / after the host [redirect-uri-path]'),
    );
  });

  test('refuses a scheme that is for public clients, and says so', () => {
    expect(problemsOn(platform, 'myapp://auth/')).toEqual([
      expect.stringContaining('; use https, or move it to publicClientRedirectUris [redirect-uri-scheme]'),
    ]);
    expect(problemsOn(platform, 'ftp://contoso.com/')).toEqual([
      expect.stringContaining('; use https [redirect-uri-scheme]'),
    ]);
    expect(on(platform, 'urn:ietf:wg:oauth:2.0:oob')).toContain('redirect-uri-scheme');
  });

  test('refuses an empty list, which says no more than leaving it out', () => {
    expect(codes({ [platform]: [] })).toEqual(['list-empty']);
  });

  test('refuses a URI that another platform has', () => {
    expect(
      codes({ publicClientRedirectUris: ['https://contoso.com/a'], [platform]: ['https://contoso.com/a'] }),
    ).toEqual(['duplicate']);
  });

  test('refuses a loopback URI that differs by the port only from one of another platform, be it the default', () => {
    expect(codes({ [platform]: ['http://localhost:3000/'] })).toEqual(['redirect-uri-same-but-port']);
    expect(codes({ [platform]: ['http://localhost:3000/'], publicClientRedirectUris: [] })).toEqual([]);
    expect(problems(() => register({ [platform]: ['http://localhost:3000/'] }))).toEqual([
      `${platform}[0] differs from the default of publicClientRedirectUris[0] in its port alone, ` +
        "got 'http://localhost:3000/' and 'http://localhost'; keep one, or give each a path of its own, because Entra " +
        'ID ignores the port of localhost; publicClientRedirectUris: [] removes the default [redirect-uri-same-but-port]',
    ]);
  });
});

describe('the scheme of a broker', () => {
  const windows = 'ms-appx-web://Microsoft.AAD.BrokerPlugin/00000000-0000-4000-8000-000000000000';

  test.each<[string, Lists]>([
    [windows, 'publicClientRedirectUris'],
    [windows, 'webRedirectUris'],
    ['brk-multihub://contoso.com/', 'spaRedirectUris'],
    ['brk-multihub://localhost:3000/', 'spaRedirectUris'],
  ])('%s is accepted in %s', (uri, platform) => {
    expect(on(platform, uri)).toEqual([]);
  });

  test.each<[string, Lists, Lists]>([
    [windows, 'spaRedirectUris', 'publicClientRedirectUris'],
    ['brk-multihub://contoso.com/', 'publicClientRedirectUris', 'spaRedirectUris'],
    ['brk-multihub://contoso.com/', 'webRedirectUris', 'spaRedirectUris'],
  ])('%s is refused in %s: it works in %s', (uri, platform, where) => {
    expect(problemsOn(platform, uri)).toEqual([expect.stringContaining(`; move it to ${where} [redirect-uri-scheme]`)]);
    expect(on(where, uri)).toEqual([]);
  });

  test.each(['brk-multihub://contoso.com', 'brk-multihub://contoso.com/addin', 'brk-multihub://contoso.com/?a'])(
    'of Office is for an origin only: %s',
    (uri) => {
      expect(problemsOn('spaRedirectUris', uri)).toEqual([
        expect.stringMatching(
          /must end with the \/ after its host, got .*; write 'brk-multihub:\/\/contoso\.com\/' \[redirect-uri-path\]$/,
        ),
      ]);
    },
  );

  test('and no other that begins so', () => {
    expect(on('spaRedirectUris', 'brk-other://contoso.com/')).toEqual(['redirect-uri-scheme']);
    expect(on('webRedirectUris', 'constructor://contoso.com/')).toEqual(['redirect-uri-scheme']);
  });
});

describe('publicClientRedirectUris', () => {
  test('a scheme with a meaning is refused, and the error asks for another', () => {
    expect(problemsOn('publicClientRedirectUris', 'javascript://a/b')).toEqual([
      expect.stringContaining('; choose another scheme [redirect-uri-scheme]'),
    ]);
    expect(problemsOn('publicClientRedirectUris', 'MyApp://auth')).toEqual([
      expect.stringContaining("; write 'myapp://auth' [redirect-uri-scheme]"),
    ]);
  });

  test.each([
    'http://localhost',
    'https://contoso.com',
    'myapp://auth',
    'com.contoso.app://auth',
    'msal0b07f429://auth',
  ])('accepts %s', (uri) => {
    expect(on('publicClientRedirectUris', uri)).toEqual([]);
  });

  test.each([
    ['redirect-uri-host', 'com.contoso.app:/callback'],
    ['redirect-uri-scheme', 'MyApp://auth'],
    ['redirect-uri-scheme', '1app://auth'],
    ['redirect-uri-scheme', 'javascript://a/%0aalert'],
  ])('refuses for %s: %s', (code, uri) => {
    expect(on('publicClientRedirectUris', uri)).toEqual([code]);
  });

  test.each(['about', 'blob', 'data', 'file', 'ftp', 'javascript', 'mailto', 'urn', 'vbscript', 'ws', 'wss'])(
    'refuses the scheme %s, which has a meaning already',
    (scheme) => {
      expect(on('publicClientRedirectUris', `${scheme}://auth`)).toEqual(['redirect-uri-scheme']);
    },
  );

  test('an empty list means none', () => {
    const stack = newStack();
    register({ publicClientRedirectUris: [] }, stack);
    expect(Terraform.of(stack).resource('azuread_application').public_client).toBeUndefined();
  });
});

// The local Azure is held to the same table.
describe.each(pairs)('$one and $other ($why):', ({ one, other, same }) => {
  const expected = same ? ['duplicate'] : [];

  test.each(EVERY)(`${same ? 'only one is' : 'both are'} accepted in %s`, (platform) => {
    expect(codes({ publicClientRedirectUris: [], [platform]: [one, other] })).toEqual(expected);
  });

  test(`${same ? 'only one is' : 'both are'} accepted on two platforms`, () => {
    expect(codes({ publicClientRedirectUris: [one], webRedirectUris: [other] })).toEqual(expected);
  });
});

test.each(EVERY)('%s is what was checked, even if the list changes after that', (platform) => {
  const stack = newStack();
  const uris = ['https://contoso.com/a'];
  register({ publicClientRedirectUris: [], [platform]: uris }, stack);
  uris.push('http://evil.com/');
  expect(JSON.stringify(Terraform.of(stack).json)).not.toContain('evil');
});

test('a platform without redirect URIs is left out', () => {
  const { web, single_page_application } = synth().resource('azuread_application');
  expect([Object.keys(web), single_page_application]).toEqual([['implicit_grant'], undefined]);
});

describe('all platforms together', () => {
  const uris = (count: number, host: string) => Array.from({ length: count }, (_, index) => `https://${host}/${index}`);

  test('have at most 256 redirect URIs', () => {
    const spaRedirectUris = uris(100, 'spa.contoso.com');
    const webRedirectUris = uris(155, 'web.contoso.com');
    expect(codes({ spaRedirectUris, webRedirectUris })).toEqual([]); // and the default
    expect(codes({ spaRedirectUris, webRedirectUris: uris(156, 'web.contoso.com') })).toEqual(['redirect-uri-count']);
    expect(codes({ webRedirectUris: uris(256, 'web.contoso.com'), publicClientRedirectUris: [] })).toEqual([]);
  });

  test('an entry that stands twice is told once, with the place of the first', () => {
    expect(problems(() => register({ webRedirectUris: ['https://localhost:1/a', 'https://localhost:1/a'] }))).toEqual([
      "webRedirectUris[1] repeats webRedirectUris[0], got 'https://localhost:1/a'; " +
        'keep one: Entra ID takes a redirect URI once per application [duplicate]',
    ]);
  });
});
