import fc from 'fast-check';
import { ApiError } from '../src/http/api-error';
import { type Route, Router } from '../src/http/router';
import { APIS } from './apis';
import { RECORDED } from './recording';

/** A request that no client sends on purpose, to a route that is there. */
export interface Attack {
  readonly method: string;
  /** With `{name}` where the name of something stands that is there. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** Sent in place of a body. */
  readonly form?: string;
  readonly headers: Record<string, string>;
}

/** All that the local Azure answers, but for vaults, which have hosts of their own. */
export const ROUTES: readonly Route[] = [
  APIS.entra,
  APIS.cloud,
  APIS.graph,
  APIS.absentGraph,
  APIS.arm,
  APIS.adt,
].flatMap(({ routes }) => routes);

/** What is there before an attack: `target()` in attack.test.ts makes it. */
const THERE = [
  ...['{application}', '{servicePrincipal}', '{appId}', '{self}', '{tenant}', '{subscription}'],
  ...['{instance}', '{vault}', '{role}', '{user}', '{group}'],
];

/** Texts that have brought down some server. */
const HOSTILE = [
  ...[
    '',
    ' ',
    '.',
    '..',
    '../..',
    '%',
    '%00',
    '\u0000',
    '\n',
    '\\',
    '$',
    '$ref',
    '*',
    '(((((',
    '[a-',
    '(a+)+$',
    '{',
    "'",
  ],
  ...['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '-1', '1e999'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '日本',
    '\ud83d\ude00',
    'ı',
    '\ufeff',
  ],
  ...[
    'a'.repeat(5000),
    '('.repeat(500),
    "' or 1 eq 1",
    '<script>',
    '${x}',
    'https://evil.example',
    'javascript:alert(1)',
  ],
];

/** Pieces of OData filters, of queries of Azure Digital Twins, and of values of other options. */
const PIECES = [
  ...['displayName', 'appId', 'id', 'principalId', "'x'", '"x"', 'eq', 'ne', 'and', 'or', 'not', 'in', '(', ')', ','],
  ...['startswith(', 'atScope()', "assignedTo('x')", 'any(x:x', 'resourceType', 'null', '1', '-5', 'true', '/', 'tags'],
  ...[
    'SELECT',
    '*',
    'FROM',
    'digitaltwins',
    'relationships',
    'T',
    'WHERE',
    'JOIN',
    'TOP(1)',
    'IS_OF_MODEL(',
    'ORDER BY',
  ],
];

const text = fc.oneof(
  fc.constantFrom(...THERE),
  fc.constantFrom(...HOSTILE),
  fc.uuid(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
);

/** The API version of one that exists, mostly: without it, a request does not get far. */
const version = (path: string) =>
  path.startsWith('/adt/') ? '2023-10-31' : /digitaltwins/i.test(path) ? '2023-01-31' : '2022-04-01';

/** A path that fits the route: mostly with names of what is there. */
function pathOf({ path }: Route): fc.Arbitrary<string> {
  const [pattern] = [path].flat();
  const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...THERE) }, { weight: 2, arbitrary: text });
  const parts = pattern
    .replace(/\{(\/[^*}]*)\}/g, '$1')
    .split(/(:\w+|\{?\/?\*\w+\}?)/)
    .map((part): fc.Arbitrary<string> => {
      if (part === ':tenant') return fc.oneof({ weight: 4, arbitrary: fc.constant('{tenant}') }, text);
      if (part === ':subscription') return fc.oneof({ weight: 4, arbitrary: fc.constant('{subscription}') }, text);
      if (part.startsWith(':')) return name;
      if (!part.includes('*')) return fc.constant(part);
      const scopes = ['', '/', '/subscriptions/{subscription}', '/subscriptions/{subscription}/resourceGroups/rg'];
      return fc.oneof(
        fc.constantFrom(...scopes),
        text.map((one) => `/${one}`),
      );
    });
  return fc.tuple(...parts).map((all) => all.join(''));
}

function queryOf({ query, path }: Route): fc.Arbitrary<string> {
  const known = query.map((name) => name.replace('*', '')).filter((name) => name !== '');
  const others = ['$filter', '$select', '$top', '$orderby', '$expand', '$count', '__proto__', 'constructor', ''];
  const option = fc.tuple(fc.constantFrom(...known, ...known, ...others), text);
  return fc
    .tuple(fc.boolean(), fc.array(option, { maxLength: 3 }))
    .map(([withVersion, options]) =>
      [...(withVersion ? [['api-version', version([path].flat()[0])]] : []), ...options]
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(value))}`)
        .join('&'),
    );
}

const junk = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, [], {}, 0, -1, 1e308, true));

const MODEL = 'dtmi:attack:Room;1';
const INTERFACE = { '@id': MODEL, '@type': 'Interface', '@context': 'dtmi:dtdl:context;2', displayName: 'Room' };
const CONTENTS = [
  { '@type': 'Property', name: 'temperature', schema: 'double' },
  { '@type': 'Relationship', name: 'contains', target: MODEL },
];
/** What clients send to Azure Digital Twins, which no provider does. */
const TO_ADT: [path: string, body: unknown][] = [
  ['/models', [{ ...INTERFACE, contents: CONTENTS }]],
  ['/digitaltwins/', { $metadata: { $model: MODEL }, temperature: 1.5 }],
  ['/relationships/', { $targetId: 'x', $relationshipName: 'contains' }],
  ['/query', { query: "SELECT T FROM digitaltwins T WHERE T.temperature > 1 AND STARTSWITH(T.$dtId, 'x')" }],
];
const PATCH = [{ op: 'replace', path: '/temperature', value: 2 }];

/** Bodies that some client sends to the route; if none is known, those for others. */
function bodiesFor(route: Route): unknown[] {
  const { method, path } = route;
  const [pattern] = [path].flat();
  if (pattern.startsWith('/adt/')) {
    if (method === 'PATCH') return [PATCH];
    const known = TO_ADT.filter(([part]) => pattern.includes(part)).map(([, body]) => body);
    return known.slice(-1);
  }
  const router = new Router([route], () => new ApiError(400, {}));
  const sent = RECORDED.filter(({ body }) => body !== undefined);
  const own = sent.filter((one) => router.find({ method: one.method, path: one.url.replace(/\?.*/, '') }));
  return (own.length > 0 ? own : sent).map(({ body }) => body);
}

/** Such a body, mostly with something else in one place of it. */
function spoiled(route: Route): fc.Arbitrary<unknown> {
  const bodies = bodiesFor(route).map((body) => JSON.stringify(body));
  const places = fc.array(fc.tuple(fc.nat(), junk), { maxLength: 2 });
  return fc.tuple(fc.constantFrom(...bodies), places).map(([json, changes]) => {
    const body = JSON.parse(json);
    for (const [at, value] of changes) {
      const all = placesIn(body);
      if (all.length === 0) return value;
      const [holder, key] = all[at % all.length];
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
    }
    return body;
  });
}

function placesIn(value: unknown): [object, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as [object, string], ...placesIn(inner)]);
}

/** What is sent to sign in, as a form. */
const form = fc
  .dictionary(
    fc.constantFrom(
      'client_id',
      'client_secret',
      'client_assertion',
      'client_assertion_type',
      'scope',
      'grant_type',
      'x',
    ),
    fc.oneof(
      text,
      fc.constantFrom('{clientId}', '{secret}', 'client_credentials', 'https://digitaltwins.azure.net/.default'),
    ),
  )
  .map((fields) =>
    Object.entries(fields)
      .map((field) => field.map((one) => encodeURIComponent(wellFormed(one))).join('='))
      .join('&'),
  );

function bodyOf(route: Route): fc.Arbitrary<unknown> {
  return fc.oneof(fc.constant(undefined), junk, { weight: 3, arbitrary: spoiled(route) });
}

const headers = fc.dictionary(
  fc.constantFrom('If-Match', 'If-None-Match', 'ConsistencyLevel', 'Prefer', 'max-items-per-page', 'Accept', 'Origin'),
  fc.constantFrom('*', 'W/"x"', 'eventual', '0', '-1', 'x', 'null', 'a, b', '1'.repeat(400)),
  { maxKeys: 2 },
);

function attacksOn(route: Route): fc.Arbitrary<Attack> {
  return fc.record({
    method: fc.oneof({ weight: 9, arbitrary: fc.constant(route.method) }, fc.constantFrom('GET', 'PUT', 'DELETE')),
    path: pathOf(route),
    query: queryOf(route),
    form: isSignIn(route) ? form : fc.constant(undefined),
    body: route.method === 'GET' ? fc.constant(undefined) : bodyOf(route),
    headers,
  });
}

const ATTACKS = new Map(ROUTES.map((route) => [route, attacksOn(route)]));

export const attackOn = (route: Route) => ATTACKS.get(route) as fc.Arbitrary<Attack>;

export const attack: fc.Arbitrary<Attack> = fc.constantFrom(...ROUTES).chain(attackOn);

function isSignIn({ method, path }: Route): boolean {
  return method === 'POST' && [path].flat().some((one) => one.includes('/oauth2/'));
}

/** The text with the names of what is there, so that it can be sent. */
export function aim(value: string, there: Record<string, string>): string {
  return value.replace(/\{(\w+)\}/g, (all, name) => there[name] ?? all);
}

/** A path that can be sent: what is no letter of a URL is escaped, slashes stay. */
export function sendable(path: string): string {
  return wellFormed(path).replace(/[^\w\-.~/:@!$&'()*+,;=]/gu, (letter) => encodeURIComponent(letter));
}

/** Half of a pair of surrogates cannot be sent. */
const wellFormed = (value: string) =>
  value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '?');
