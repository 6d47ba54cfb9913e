import { html } from 'hono/html';
import type { Html } from './html';
import { type Table, table } from './table';

/** Names, each with its value. */
export function essentials(entries: Record<string, Html | string>): Html {
  return html`<dl>
    ${Object.entries(entries).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

export const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No');

/** A table under a heading, with the number of its rows; or, without rows, the words for that. */
export function listing(title: string, none: string, content: Table): Html {
  const count = content.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return section(`${title} (${count})`, count === 0 ? html`<p>${none}</p>` : table(content));
}

export function section(title: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}
