import { html } from 'hono/html';
import type { PermissionGrant, ServicePrincipal } from '../../store/model';
import type { Blade } from '../blade';
import type { Directory } from '../directory';
import { type Html, identified, named } from '../html';
import { usesDigitalTwins } from '../registrations/digital-twins';
import { listing } from '../section';
import type { EnterpriseApplication } from './enterprise-application';

const COLUMNS = ['API name', 'Claim value', 'Permission', 'Type', 'Granted by'];
const ADMINISTRATOR = 'An administrator';

export const permissions: Blade<EnterpriseApplication> = {
  path: 'permissions',
  title: 'Permissions',
  howTo: {
    rows: [11],
    look: 'Read.Write of Azure Digital Twins is under the consent of an administrator, or under that of each user who consented.',
    isAbout: ({ registration }) => registration !== undefined && usesDigitalTwins(registration),
  },
  content: ({ principal }, { directory }) => {
    const grants = directory.grantsTo(principal);
    const isForAll = ({ consentType }: PermissionGrant) => consentType === 'AllPrincipals';
    return html`
      ${listing('Admin consent', 'None.', {
        id: 'admin-consent',
        caption: 'What the application may do for everyone, and as itself',
        columns: COLUMNS,
        groups: [
          {
            rows: [
              ...grants.filter(isForAll).flatMap((grant) => delegated(grant, ADMINISTRATOR, directory)),
              ...asItself(principal, directory),
            ],
          },
        ],
      })}
      ${listing('User consent', 'None.', {
        id: 'user-consent',
        caption: 'What the application may do for single users',
        columns: COLUMNS,
        groups: [
          {
            rows: grants
              .filter((grant) => !isForAll(grant))
              .flatMap((grant) => delegated(grant, user(grant, directory), directory)),
          },
        ],
      })}`;
  },
};

function delegated({ resourceId, scope }: PermissionGrant, by: Html | string, of: Directory): (Html | string)[][] {
  const api = of.principal(resourceId);
  const values = scope.split(' ').filter((value) => value !== '');
  return values.map((value) => {
    const display = of.scopesOf(api).find((offered) => offered.value === value)?.adminConsentDisplayName;
    return [named(api?.displayName ?? '–'), named(value), named(display ?? '–'), 'Delegated', by];
  });
}

/** Permissions on Microsoft Graph, and the roles of other applications. */
function asItself({ id, graphPermissions }: ServicePrincipal, directory: Directory): (Html | string)[][] {
  const roles = directory.appRoleAssignments.filter(({ principalId }) => principalId === id);
  return [
    ...graphPermissions.map((value) => ['Microsoft Graph', named(value), '–', 'Application', ADMINISTRATOR]),
    ...roles.map((assignment) => {
      const role = directory.appRole(assignment);
      const api = directory.find(assignment.resourceId)?.displayName ?? '–';
      return [named(api), named(role?.value ?? '–'), named(role?.displayName ?? '–'), 'Application', ADMINISTRATOR];
    }),
  ];
}

function user({ principalId }: PermissionGrant, of: Directory): Html {
  return identified(named(of.find(principalId ?? '')?.displayName ?? '–'), principalId ?? '');
}
