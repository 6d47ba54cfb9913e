import { allRoles } from '../arm/roles';
import type { Azure } from '../azure';
import { appRolesOf, permissionScopesOf } from '../graph/shown-service-principal';
import type {
  Application,
  AppRole,
  AppRoleAssignment,
  DigitalTwinsInstance,
  PermissionGrant,
  PermissionScope,
  RoleAssignment,
  ServicePrincipal,
} from '../store/model';
import type { EnterpriseApplication } from './enterprise-applications/enterprise-application';

/** What the pages read of the tenant. */
export class Directory {
  public constructor(private readonly azure: Azure) {}

  public get tenantId(): string {
    return this.azure.store.state.tenantId;
  }

  public get subscriptionId(): string {
    return this.azure.store.state.subscriptionId;
  }

  public get registrations(): Application[] {
    return Object.values(this.azure.store.state.applications).sort((a, b) =>
      a.displayName.localeCompare(b.displayName),
    );
  }

  public registration(clientId: string): Application | undefined {
    return this.registrations.find(({ appId }) => appId === clientId);
  }

  public principal(objectId: string): ServicePrincipal | undefined {
    return this.azure.store.state.servicePrincipals[objectId];
  }

  /** A user, a group or a service principal. */
  public find(objectId: string): { readonly displayName: string; readonly type: string } | undefined {
    const { users, groups } = this.azure.store.state;
    if (users[objectId]) return { ...users[objectId], type: 'User' };
    if (groups[objectId]) return { ...groups[objectId], type: 'Group' };
    const principal = this.principal(objectId);
    return principal && { ...principal, type: 'Service principal' };
  }

  public get enterpriseApplications(): EnterpriseApplication[] {
    return Object.values(this.azure.store.state.servicePrincipals)
      .map((principal) => ({ principal, registration: this.registration(principal.appId) }))
      .sort((a, b) => a.principal.displayName.localeCompare(b.principal.displayName));
  }

  public enterpriseApplication(objectId: string): EnterpriseApplication | undefined {
    return this.enterpriseApplications.find(({ principal }) => principal.id === objectId);
  }

  public get appRoleAssignments(): AppRoleAssignment[] {
    return Object.values(this.azure.store.state.appRoleAssignments);
  }

  /** The role of an application that someone is assigned to, unless it is the default or no longer there. */
  public appRole({ resourceId, appRoleId }: AppRoleAssignment): AppRole | undefined {
    const offering = this.principal(resourceId);
    return offering && appRolesOf(this.azure, offering).find(({ id }) => id === appRoleId);
  }

  /** The service principal of an application, or of an API. */
  public principalOf(clientId: string): ServicePrincipal | undefined {
    return Object.values(this.azure.store.state.servicePrincipals).find(({ appId }) => appId === clientId);
  }

  /** The delegated permissions that an API offers. */
  public scopesOf(api: ServicePrincipal | undefined): PermissionScope[] {
    return api ? permissionScopesOf(this.azure, api) : [];
  }

  /** What was consented to for a service principal. */
  public grantsTo(principal: ServicePrincipal | undefined): PermissionGrant[] {
    return Object.values(this.azure.store.state.permissionGrants).filter(({ clientId }) => clientId === principal?.id);
  }

  public get instances(): DigitalTwinsInstance[] {
    return Object.values(this.azure.store.state.instances).sort((a, b) => a.name.localeCompare(b.name));
  }

  public instance(resourceGroup: string, name: string): DigitalTwinsInstance | undefined {
    const end = `/resourceGroups/${resourceGroup}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
    return this.instances.find(({ id }) => id.toLowerCase().endsWith(end.toLowerCase()));
  }

  /** The role assignments that hold on a resource: its own, and those of what it is in. */
  public assignmentsOn(resourceId: string): RoleAssignment[] {
    const path = `${resourceId}/`.toLowerCase();
    return Object.values(this.azure.store.state.roleAssignments).filter(({ scope }) =>
      path.startsWith(`${scope}/`.toLowerCase()),
    );
  }

  public roleName({ roleDefinitionId }: RoleAssignment): string {
    return allRoles(this.azure).find(({ id }) => roleDefinitionId.endsWith(id))?.name ?? roleDefinitionId;
  }

  /** The host and path of an instance's data plane. */
  public hostName({ name }: DigitalTwinsInstance): string {
    return `${new URL(this.azure.origin).host}/adt/${name}`;
  }
}

/** The resource group that a resource is in. */
export const resourceGroupOf = (resourceId: string): string => resourceId.split('/')[4];
