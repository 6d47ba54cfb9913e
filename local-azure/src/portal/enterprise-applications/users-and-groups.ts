import { html } from 'hono/html';
import { DEFAULT_ACCESS } from '../../graph/app-role-assignments';
import type { AppRoleAssignment } from '../../store/model';
import type { Blade } from '../blade';
import type { Directory } from '../directory';
import { type Html, identified, named } from '../html';
import { essentials, listing } from '../section';
import { assignmentRequired, type EnterpriseApplication } from './enterprise-application';

export const usersAndGroups: Blade<EnterpriseApplication> = {
  path: 'users-and-groups',
  title: 'Users and groups',
  content: (application, { directory }) => html`
    ${listing('Users and groups', 'None are assigned.', {
      id: 'users-and-groups',
      caption: 'Who is assigned to this application',
      columns: ['Display name', 'Object type', 'Role assigned'],
      groups: [
        {
          rows: directory.appRoleAssignments
            .filter(({ resourceId }) => resourceId === application.principal.id)
            .map((assignment) => assigned(assignment, directory)),
        },
      ],
    })}
    <section>${essentials({ 'Assignment required?': whoMaySignIn(application) })}</section>`,
};

function assigned(assignment: AppRoleAssignment, directory: Directory): (Html | string)[] {
  const { principalId, appRoleId } = assignment;
  const { displayName, type } = directory.find(principalId) ?? { displayName: '–', type: 'Unknown' };
  const role =
    appRoleId === DEFAULT_ACCESS ? 'Default Access' : (directory.appRole(assignment)?.displayName ?? appRoleId);
  return [identified(named(displayName), principalId), type, named(role)];
}

const whoMaySignIn = (application: EnterpriseApplication): string =>
  assignmentRequired(application)
    ? 'Yes. Only these users and the members of these groups may sign in. Members of a group in such a group may not.'
    : 'No. Every user of this tenant may sign in.';
