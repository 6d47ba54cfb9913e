import { html } from 'hono/html';
import type { Context } from '../blade';
import { resourceGroupOf } from '../directory';
import type { Html } from '../html';
import { table } from '../table';

export function instanceList({ directory, links }: Context): Html {
  if (directory.instances.length === 0) return html`<p>No instances.</p>`;
  return table({
    id: 'instances',
    caption: 'All instances of Azure Digital Twins in this subscription',
    columns: ['Name', 'Resource group', 'Location'],
    groups: [
      {
        rows: directory.instances.map(({ id, name, location }) => [
          html`<a href="${links.instance(resourceGroupOf(id), name)}">${name}</a>`,
          resourceGroupOf(id),
          location,
        ]),
      },
    ],
  });
}
