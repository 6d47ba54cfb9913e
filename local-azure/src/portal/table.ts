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
      ${groups.map((group) => body(group, columns))}
    </table>
  </div>`;
}

function body({ title, rows }: Group, columns: readonly string[]): Html {
  return html`<tbody>
    ${title === undefined ? '' : html`<tr><th scope="rowgroup" colspan="${columns.length}">${title}</th></tr>`}
    ${rows.map(
      ([first, ...others]) =>
        html`<tr><th scope="row">${first}</th>${others.map(
          // A narrow window has no place for columns: there, the name of its column stands before each cell.
          (cell, index) => html`<td data-column="${columns[index + 1]}">${cell}</td>`,
        )}</tr>`,
    )}
  </tbody>`;
}
