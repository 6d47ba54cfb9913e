import { Agent, request } from 'node:http';
import { type HTMLElement, parse } from 'node-html-parser';

export interface Visited {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly root: HTMLElement;
}

export interface Visit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** `pre` holds elements too, which the parser leaves alone unless told. */
const WHOLE = { blockTextElements: {} };

const agent = new Agent({ keepAlive: true });

/** Asks the portal for a page. */
export function visit(url: string, { method = 'GET', headers = {} }: Visit = {}): Promise<Visited> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, root: parse(text, WHOLE) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Every page that links lead to, by its address. */
export async function visitAll(url: string): Promise<Map<string, Visited>> {
  const pages = new Map<string, Visited>();
  const open = [url];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const page = await visit(next);
    pages.set(next, page);
    for (const link of page.root.querySelectorAll('[href]')) {
      const target = new URL(link.getAttribute('href') ?? '', next);
      target.hash = '';
      if (target.protocol === 'http:' && !pages.has(target.href) && !open.includes(target.href)) open.push(target.href);
    }
  }
  return pages;
}

/** The rows of a table, each as the texts of its cells. */
export function rowsOf(page: Visited, table: string): string[][] {
  const rows = page.root.querySelectorAll(`table:has(#${table}) tr`);
  return rows.map((row) => row.querySelectorAll('th, td').map((cell) => textOf(cell)));
}

/** What stands beside a name. */
export function entryOf(page: Visited, name: string): string {
  const found = page.root.querySelectorAll('dt').find((term) => textOf(term) === name);
  return found ? textOf(found.nextElementSibling) : '';
}

export const textOf = (element: HTMLElement | null): string => (element?.text ?? '').replace(/\s+/g, ' ').trim();
