import type { Azure } from '../azure';
import { type ApiRequest, hasScope } from '../http/request';
import { accessDenied } from './errors';

const READ_ALL = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const WRITE_ALL = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const OWNED = 'Application.ReadWrite.OwnedBy';
const READ_GRANTS = ['DelegatedPermissionGrant.Read.All', 'Directory.Read.All'];
const GRANT = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const WRITE_DIRECTORY = 'Directory.ReadWrite.All';
const READ_DIRECTORY = ['Directory.Read.All', WRITE_DIRECTORY];
const WRITE_USERS = 'User.ReadWrite.All';
const READ_USERS = ['User.ReadBasic.All', 'User.Read.All', WRITE_USERS, ...READ_DIRECTORY];
const SET_PASSWORDS = 'User-PasswordProfile.ReadWrite.All';
const WRITE_GROUPS = 'Group.ReadWrite.All';
const WRITE_MEMBERS = 'GroupMember.ReadWrite.All';
const READ_GROUPS = ['GroupMember.Read.All', WRITE_MEMBERS, 'Group.Read.All', WRITE_GROUPS, ...READ_DIRECTORY];
const CREATE_GROUP = 'Group.Create';
const ASSIGN = 'AppRoleAssignment.ReadWrite.All';

/** Whether a caller may do what it asks Microsoft Graph for. */
export class GraphAccess {
  public constructor(private readonly azure: Azure) {}

  public toRead(request: ApiRequest): void {
    this.need(request, [...READ_ALL, OWNED]);
  }

  public toCreateApplication(request: ApiRequest): void {
    this.need(request, [...WRITE_ALL, OWNED]);
  }

  /** `OwnedBy` is enough for what the caller owns. */
  public toWrite(request: ApiRequest, { owners }: { owners: string[] }): void {
    this.need(request, owners.includes(request.caller.oid) ? [...WRITE_ALL, OWNED] : WRITE_ALL);
  }

  /** `OwnedBy` is never enough to make somebody else an owner of what exists. */
  public toAddOwner(request: ApiRequest): void {
    this.need(request, WRITE_ALL);
  }

  public toGrant(request: ApiRequest): void {
    this.need(request, GRANT);
  }

  public toReadGrants(request: ApiRequest): void {
    this.need(request, [...READ_GRANTS, ...GRANT]);
  }

  /** People read what is shown of themselves. */
  public toReadUser(request: ApiRequest, id: string): void {
    if (!this.isOneself(request, id)) this.toReadUsers(request);
  }

  public toReadUsers(request: ApiRequest): void {
    this.need(request, READ_USERS);
  }

  public toWriteUser(request: ApiRequest): void {
    this.need(request, [WRITE_USERS, WRITE_DIRECTORY]);
  }

  /** To write the whole directory is not enough to delete people or to set their passwords: https://learn.microsoft.com/graph/permissions-reference */
  public toDeleteUser(request: ApiRequest): void {
    this.need(request, [WRITE_USERS]);
  }

  public toSetPassword(request: ApiRequest): void {
    this.need(request, [SET_PASSWORDS]);
  }

  public toReadGroups(request: ApiRequest): void {
    this.need(request, READ_GROUPS);
  }

  public toReadGroup(request: ApiRequest, { owners }: { owners: string[] }): void {
    if (!owns(request, owners)) this.toReadGroups(request);
  }

  public toCreateGroup(request: ApiRequest): void {
    this.need(request, [WRITE_GROUPS, WRITE_DIRECTORY, CREATE_GROUP]);
  }

  /** The owner of a group needs no permission: docs/resources/group_member.md of hashicorp/terraform-provider-azuread. */
  public toWriteGroup(request: ApiRequest, { owners }: { owners: string[] }): void {
    if (!owns(request, owners)) this.need(request, [WRITE_GROUPS, WRITE_DIRECTORY]);
  }

  public toDeleteGroup(request: ApiRequest, { owners }: { owners: string[] }): void {
    if (!owns(request, owners)) this.need(request, [WRITE_GROUPS]);
  }

  public toWriteMembers(request: ApiRequest, { owners }: { owners: string[] }): void {
    if (!owns(request, owners)) this.need(request, [WRITE_MEMBERS, WRITE_GROUPS, WRITE_DIRECTORY]);
  }

  /**
   * To assign, a caller must also see the application: https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
   * and docs/resources/app_role_assignment.md of hashicorp/terraform-provider-azuread.
   */
  public toAssign(request: ApiRequest): void {
    if (!this.holds(request, WRITE_ALL)) {
      this.need(request, [ASSIGN]);
      this.need(request, READ_ALL);
    }
  }

  public toReadAssignments(request: ApiRequest): void {
    this.need(request, READ_ALL);
  }

  public toReadObjects(request: ApiRequest): void {
    this.need(request, [...READ_ALL, OWNED, ...READ_USERS, ...READ_GROUPS]);
  }

  /** A caller that sees an object sees in which groups it is, if not what they are called. */
  public toReadMemberships(request: ApiRequest, id: string): void {
    if (!this.isOneself(request, id)) this.toReadObjects(request);
  }

  /** Whether the caller may see the properties of an object beside its ID. */
  public mayRead(request: ApiRequest, type: string): boolean {
    if (type === '#microsoft.graph.user') return this.holds(request, READ_USERS);
    if (type === '#microsoft.graph.group') return this.holds(request, READ_GROUPS);
    return this.holds(request, [...READ_ALL, OWNED]);
  }

  private need(request: ApiRequest, anyOf: string[]): void {
    if (!this.holds(request, anyOf)) throw accessDenied();
  }

  /** A person, by a client that may read who signs in. */
  private isOneself({ caller }: ApiRequest, id: string): boolean {
    return caller.oid === id && hasScope(caller, 'User.Read');
  }

  /** Of a client that acts for a person, the permissions that were consented to. */
  private holds({ caller }: ApiRequest, anyOf: string[]): boolean {
    const own = this.azure.store.state.servicePrincipals[caller.oid]?.graphPermissions ?? [];
    const held = caller.scp === undefined ? own : caller.scp.split(' ');
    return anyOf.some((permission) => held.includes(permission));
  }
}

/** An application needs no permission for a group that it owns. A client that acts for the owner does. */
const owns = ({ caller }: ApiRequest, owners: string[]): boolean =>
  caller.scp === undefined && owners.includes(caller.oid);
