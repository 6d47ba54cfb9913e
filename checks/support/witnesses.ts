import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Witness } from 'adt-local-azure';

/** The routes that a client was answered with success, and the flows that they belong to, by the name of the client. */
export type Witnesses = Record<string, string[]>;

/** Clients that we did not write, by how they call themselves. */
const CLIENTS: readonly [client: string, userAgent: RegExp][] = [
  ['azuread', /terraform-provider-azuread\//],
  ['azurerm', /terraform-provider-azurerm\//],
  ['Azure CLI', /AZURECLI\//i],
  ['Python', /azsdk-python|msgraph-python|msal\.python|pyoidc|^python-(requests|httpx)/i],
  ['Go', /^Go-http-client|azsdk-go|msal\.go|zitadel/i],
  ['JavaScript', /^azsdk-js|graph-js|msal\.js|openid-client/i],
  ['Chromium', /HeadlessChrome/],
];

const FOLDER = 'local-azure/witnesses';

/** Notes a request, if a suite is being run that compares. It is no witness if the client is not known. */
export function note(witness: Witness): void {
  const { WITNESSES } = process.env;
  if (WITNESSES) appendFileSync(join(WITNESSES, `${process.pid}.jsonl`), `${JSON.stringify(witness)}\n`);
}

/** What was noted in a folder. */
export function noted(folder: string): Witness[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

export function byClient(all: readonly Witness[]): Witnesses {
  const clients = CLIENTS.map(([client, pattern]): [string, string[]] => {
    const its = all.filter(({ userAgent }) => pattern.test(userAgent));
    return [client, [...new Set(its.flatMap(({ route, flows }) => [route, ...flows]))].sort()];
  });
  return Object.fromEntries(clients.filter(([, routes]) => routes.length > 0));
}

/**
 * What a suite is said to witness by a client, and did not in this run, which had the client. `UPDATE_WITNESSES=1` writes it
 * instead.
 *
 * @param suite the name of its file in local-azure/witnesses
 */
export function missing(suite: string, all: readonly Witness[]): string[] {
  const [path, seen] = [join(FOLDER, `${suite}.json`), byClient(all)];
  if (process.env.UPDATE_WITNESSES === '1') writeFileSync(path, `${JSON.stringify(seen, undefined, 2)}\n`);
  return Object.entries(said(path)).flatMap(([client, routes]) =>
    routes.filter((route) => seen[client] && !seen[client].includes(route)).map((route) => `${client}: ${route}`),
  );
}

/** What all suites witness, by the name of the suite. */
export function everySuite(): Record<string, Witnesses> {
  const suites = readdirSync(FOLDER).map((file) => [file.replace('.json', ''), said(join(FOLDER, file))]);
  return Object.fromEntries(suites);
}

function said(path: string): Witnesses {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
