import { TerraformVariable } from 'cdktf';
import { codes, problems } from '../support/problems';
import { expression, newStack, register, synth, Terraform } from '../support/synth';

type Lists = 'publicClientRedirectUris' | 'webRedirectUris' | 'spaRedirectUris';
const EVERY: Lists[] = ['publicClientRedirectUris', 'webRedirectUris', 'spaRedirectUris'];
const BROWSER: Lists[] = ['webRedirectUris', 'spaRedirectUris'];

/** The codes for one URI on one platform, with nothing on the others. */
function on(platform: Lists, uri: string): string[] {
  return codes({ publicClientRedirectUris: [], [platform]: [uri] });
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
    expect(problems(() => register({ [platform]: ['https://[::1]/'] }))[0]).toContain('write localhost');
    expect(problems(() => register({ [platform]: ['https://a..b/'] }))[0]).not.toContain('write localhost');
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

  test('refuses a URI that stands twice; letter case counts in the path, not in the host', () => {
    expect(codes({ [platform]: ['https://contoso.com/a', 'https://contoso.com/a'] })).toEqual(['duplicate']);
    expect(codes({ [platform]: ['https://contoso.com/a', 'https://Contoso.com/a'] })).toEqual(['duplicate']);
    expect(codes({ [platform]: ['https://contoso.com/a', 'https://contoso.com/A'] })).toEqual([]);
    expect(codes({ [platform]: ['https://contoso.com/a?b=c', 'https://contoso.com/a?b=C'] })).toEqual([]);
  });

  test('refuses a hole in the list', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is the point
    expect(codes({ [platform]: [, 'https://contoso.com/a'] })).toEqual(['type']);
  });

  test('refuses a list that was spread into another, which cdktf would refuse without naming the prop', () => {
    const uris = new TerraformVariable(newStack(), 'uris', { type: 'list(string)' }).listValue;
    const refused = () => register({ [platform]: [...uris, 'https://contoso.com/a'] });
    expect(problems(refused)).toEqual([
      `${platform}[0] is a whole list in place of one element; join lists with Fn.concat() [type]`,
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

  test('the error shows where the slash belongs', () => {
    const cure = (uri: string) => problems(() => register({ [platform]: [uri], publicClientRedirectUris: [] }))[0];
    expect(cure('http://localhost')).toContain("write 'http://localhost/'");
    expect(cure('https://contoso.com?a=b')).toContain("write 'https://contoso.com/?a=b'");
    expect(
      problems(() => register({ [platform]: ['https://contoso.com#a'], publicClientRedirectUris: [] }))[1],
    ).toContain("write 'https://contoso.com/'");
  });

  test.each(['myapp://auth', 'ms-appx-web://contoso/app', 'urn:ietf:wg:oauth:2.0:oob'])(
    'refuses the scheme of %s',
    (uri) => {
      expect(on(platform, uri)).toContain('redirect-uri-scheme');
    },
  );

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

describe('publicClientRedirectUris', () => {
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
