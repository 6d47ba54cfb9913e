import { html } from 'hono/html';
import { DEFAULT_ACCESS } from '../../graph/app-role-assignments';
import type { AppRoleAssignment } from '../../store/model';
import type { Blade } from '../blade';
import type { Directory } from '../directory';
import { type Html, identified, named } from '../html';
import { essentials, listing, yesOrNo } from '../section';
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
    <section>
      ${essentials({ 'Assignment required?': yesOrNo(assignmentRequired(application)) })}
      <p>${whoMaySignIn(application)}</p>
    </section>`,
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
    ? 'Only these users, and those who are members of a group here themselves, may sign in. Members of a group in it may not.'
    : 'Every user of this tenant may sign in, assigned or not.';
