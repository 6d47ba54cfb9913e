import { html } from 'hono/html';
import type { DigitalTwinsInstance, RoleAssignment } from '../../store/model';
import type { Blade, Context } from '../blade';
import { type Html, identified, named } from '../html';
import { listing } from '../section';

export const accessControl: Blade<DigitalTwinsInstance> = {
  path: 'access-control',
  title: 'Access control (IAM)',
  howTo: {
    rows: [7, 8],
    look: 'The registration is listed under the role that was chosen for it, at the scope "This resource".',
    isAbout: () => true,
  },
  content: (instance, context) => {
    const assignments = context.directory.assignmentsOn(instance.id);
    const roles = new Set(assignments.map((assignment) => context.directory.roleName(assignment)));
    return listing('Role assignments', 'Nobody has a role here.', {
      id: 'role-assignments',
      caption: 'Who may do what with this instance, by role',
      columns: ['Name', 'Type', 'Scope'],
      groups: [...roles].sort().map((role) => {
        const having = assignments.filter((assignment) => context.directory.roleName(assignment) === role);
        return {
          title: html`${named(role)} (${having.length})`,
          rows: having.map((assignment) => [who(assignment, context), type(assignment), scope(assignment)]),
        };
      }),
    });
  },
};

/** Roles stay behind when their principal goes, and the portal says so in these words. */
function who({ principalId }: RoleAssignment, { directory, links }: Context): Html {
  const found = directory.find(principalId);
  if (!found) return identified('Identity not found', principalId);
  const name = named(found.displayName);
  const registration = directory.registration(directory.principal(principalId)?.appId ?? '');
  return identified(
    registration ? html`<a href="${links.registration(registration.appId)}">${name}</a>` : name,
    principalId,
  );
}

const type = ({ principalType }: RoleAssignment) =>
  principalType === 'ServicePrincipal' ? 'Service principal' : principalType;

function scope({ scope: id }: RoleAssignment): string {
  const depth = id.split('/').length;
  if (depth > 5) return 'This resource';
  return depth > 3 ? 'Resource group (inherited)' : 'Subscription (inherited)';
}
