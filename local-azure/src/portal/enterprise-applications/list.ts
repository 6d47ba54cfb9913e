import { html } from 'hono/html';
import type { Context } from '../blade';
import { type Html, named } from '../html';
import { yesOrNo } from '../section';
import { table } from '../table';
import { assignmentRequired } from './enterprise-application';

export function enterpriseApplicationList({ directory, links }: Context): Html {
  return table({
    id: 'enterprise-applications',
    caption: 'All service principals of this tenant',
    columns: ['Name', 'Object ID', 'Application ID', 'Assignment required?'],
    groups: [
      {
        rows: directory.enterpriseApplications.map((application) => {
          const { id, appId, displayName } = application.principal;
          return [
            html`<a href="${links.enterpriseApplication(id)}">${named(displayName)}</a>`,
            id,
            appId,
            yesOrNo(assignmentRequired(application)),
          ];
        }),
      },
    ],
  });
}
