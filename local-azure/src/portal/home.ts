import { html } from 'hono/html';
import type { Context } from './blade';
import { PLACES } from './how-to';
import type { Html } from './html';
import { instanceList } from './instances/list';
import { registrationList } from './registrations/list';
import { section } from './section';
import { table } from './table';

export function home(context: Context): Html {
  return html`
    ${section('App registrations', registrationList(context))}
    ${section('Azure Digital Twins', instanceList(context))}
    ${section(
      'The how-to',
      table({
        id: 'how-to',
        caption: 'Where its steps can be looked at. The rows are those of docs/how-to-map.md',
        columns: ['Page', 'What to look for', 'Rows'],
        groups: [{ rows: PLACES.map(({ rows, look, page }) => [page, look, rows]) }],
      }),
    )}`;
}
