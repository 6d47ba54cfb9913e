import { html } from 'hono/html';
import type { Application, PermissionGrant, PermissionScope, RequiredResourceAccess } from '../../store/model';
import type { Blade } from '../blade';
import type { Directory } from '../directory';
import { type Html, identified, named } from '../html';
import { listing } from '../section';
import type { Group } from '../table';

const COLUMNS = ['API / permission', 'Type', 'Admin consent required', 'Status'];

export const apiPermissions: Blade<Application> = {
  path: 'api-permissions',
  title: 'API permissions',
  howTo: {
    rows: [9, 10, 11],
    look: 'Azure Digital Twins is listed with Read.Write. The status says whether an administrator has consented.',
  },
  content: ({ appId, requiredResourceAccess }, { directory }) => {
    const grants = directory.grantsTo(directory.principalOf(appId));
    const others = grants.map((grant) => unasked(grant, requiredResourceAccess, directory));
    return html`
      ${listing('Configured permissions', 'No permissions.', {
        id: 'configured',
        caption: 'What the application asks for, by API',
        columns: COLUMNS,
        groups: requiredResourceAccess.map((access) => asked(access, grants, directory)),
      })}
      ${listing('Other permissions granted', 'None.', {
        id: 'other',
        caption: 'What was consented to without being asked for, by API',
        columns: COLUMNS,
        groups: others.filter(({ rows }) => rows.length > 0),
      })}`;
  },
};

function asked(
  { resourceAppId, resourceAccess }: RequiredResourceAccess,
  grants: PermissionGrant[],
  of: Directory,
): Group {
  const api = of.principalOf(resourceAppId);
  const onApi = grants.filter(({ resourceId }) => resourceId === api?.id);
  return {
    title: titled(api?.displayName ?? 'An API that this tenant does not have', resourceAppId, resourceAccess.length),
    rows: resourceAccess.map(({ id, type }) => {
      if (type === 'Role') return [id, 'Application', 'Yes', consent([])];
      const scope = of.scopesOf(api).find((candidate) => candidate.id === id);
      if (!scope) return [id, 'Delegated', 'Unknown', consent([])];
      return delegated(scope, onApi);
    }),
  };
}

/** What a grant holds that the application does not ask for. */
function unasked({ resourceId, ...grant }: PermissionGrant, all: RequiredResourceAccess[], of: Directory): Group {
  const api = of.principal(resourceId);
  const known = all
    .filter(({ resourceAppId }) => resourceAppId === api?.appId)
    .flatMap(({ resourceAccess }) => resourceAccess.map(({ id }) => id));
  const scopes = of.scopesOf(api).filter(({ id, value }) => !known.includes(id) && granted(grant).includes(value));
  return {
    title: titled(api?.displayName ?? '', api?.appId ?? '', scopes.length),
    rows: scopes.map((scope) => delegated(scope, [{ resourceId, ...grant }])),
  };
}

const titled = (name: string, clientId: string, count: number): Html =>
  identified(html`${named(name)} (${count})`, clientId);

const granted = ({ scope }: Pick<PermissionGrant, 'scope'>): string[] => scope.split(' ');

function delegated({ id, value, type }: PermissionScope, grants: PermissionGrant[]) {
  const holding = grants.filter((grant) => granted(grant).includes(value));
  return [identified(value, id), 'Delegated', type === 'Admin' ? 'Yes' : 'No', consent(holding)];
}

function consent(grants: PermissionGrant[]): Html | string {
  if (grants.length === 0) return 'Not granted';
  const forAll = grants.some(({ consentType }) => consentType === 'AllPrincipals');
  return html`<span class="good">Granted for ${forAll ? 'this tenant' : `${grants.length} user(s)`}</span>`;
}
