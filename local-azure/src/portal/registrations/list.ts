import { html } from 'hono/html';
import type { Context } from '../blade';
import { type Html, named } from '../html';
import { table } from '../table';
import { day, lifetime } from '../time';

export function registrationList({ directory, links }: Context): Html {
  return table({
    id: 'registrations',
    caption: 'All applications of this tenant',
    columns: ['Display name', 'Application (client) ID', 'Created on', 'Certificates & secrets'],
    groups: [
      {
        rows: directory.registrations.map((registration) => [
          html`<a href="${links.registration(registration.appId)}">${named(registration.displayName)}</a>`,
          registration.appId,
          day(registration.createdDateTime),
          lifetime([...registration.passwordCredentials, ...registration.keyCredentials].map((of) => of.endDateTime)),
        ]),
      },
    ],
  });
}
