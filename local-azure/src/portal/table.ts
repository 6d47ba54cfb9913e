import { html } from 'hono/html';
import type { Html } from './html';

export interface Table {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its header. */
  readonly groups: readonly Group[];
}

export interface Group {
  /** Stands above the rows that belong together. */
  readonly title?: Html;
  readonly rows: readonly (readonly (Html | string)[])[];
}

/** A table that can be scrolled, by the keyboard as well, where it is wider than its place. */
export function table({ id, caption, columns, groups }: Table): Html {
  return html`<div class="table" role="region" aria-labelledby="${id}" tabindex="0">
    <table>
      <caption id="${id}">${caption}</caption>
      <thead>
        <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      ${groups.map((group) => body(group, columns.length))}
    </table>
  </div>`;
}

function body({ title, rows }: Group, width: number): Html {
  return html`<tbody>
    ${title === undefined ? '' : html`<tr><th scope="rowgroup" colspan="${width}">${title}</th></tr>`}
    ${rows.map(
      ([first, ...others]) =>
        html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}
  </tbody>`;
}
