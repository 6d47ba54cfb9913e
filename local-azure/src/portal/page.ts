import { html } from 'hono/html';
import { document } from './document';
import type { Html } from './html';
import type { Links } from './links';

export interface Page {
  /** For the window, and for the heading if there is no other. */
  readonly title: string;
  readonly heading?: Html;
  /** The pages above this one. */
  readonly trail?: readonly Link[];
  /** The other pages about the same thing. */
  readonly menu?: Menu;
  readonly howTo?: Look;
  readonly content: Html;
}

export interface Link {
  readonly text: Html | string;
  readonly href: string;
}

/** What a person looks for on a page, and why. */
export interface Look {
  readonly rows: readonly number[];
  readonly look: string;
}

export interface Menu {
  readonly label: string;
  readonly entries: readonly (Link & { readonly current: boolean })[];
}

/** A whole page. It needs no script. */
export function render(page: Page, links: Links, now = new Date()): Html {
  const { title, heading = title, trail, menu, howTo, content } = page;
  const body = html`<body>
    <a class="skip" href="#main">Skip to the content</a>
    <header>
      <a class="product" href="${links.home}">Local Azure</a>
      <nav aria-label="Services">
        <a href="${links.registrations}">App registrations</a>
        <a href="${links.enterpriseApplications}">Enterprise applications</a>
        <a href="${links.instances}">Azure Digital Twins</a>
      </nav>
    </header>
    ${trail ? breadcrumbs(trail) : ''}
    <div class="columns">
      ${menu ? menuOf(menu) : ''}
      <main id="main" tabindex="-1">
        <h1>${heading}</h1>
        ${content}
        ${howTo ? aside(howTo) : ''}
      </main>
    </div>
    <footer>Read-only. As it was at ${clock(now)}: reload the page to look again.</footer>
  </body>`;
  return document(title, links.style, body);
}

function breadcrumbs(trail: readonly Link[]): Html {
  return html`<nav class="trail" aria-label="Breadcrumbs">
      <ol>${trail.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ol>
    </nav>`;
}

function menuOf({ label, entries }: Menu): Html {
  return html`<nav class="menu" aria-label="${label}">
        <ul>${entries.map(
          ({ href, text, current }) =>
            html`<li><a href="${href}"${current ? html` aria-current="page"` : ''}>${text}</a></li>`,
        )}</ul>
      </nav>`;
}

function aside({ rows, look }: Look): Html {
  return html`<aside aria-labelledby="how-to">
          <h2 id="how-to">What the how-to looks for</h2>
          <p>${look}</p>
          <p><small>Rows ${rows.join(', ')} of docs/how-to-map.md</small></p>
        </aside>`;
}

const clock = (now: Date): Html =>
  html`<time datetime="${now.toISOString()}">${now.toISOString().slice(11, 19)} UTC</time>`;
