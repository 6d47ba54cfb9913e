import type { Azure } from '../azure';
import type { ApiRequest } from '../http/request';
import { accessDenied } from './errors';

const READ_ALL = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const WRITE_ALL = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const OWNED = 'Application.ReadWrite.OwnedBy';
const READ_GRANTS = ['DelegatedPermissionGrant.Read.All', 'Directory.Read.All'];
const GRANT = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];

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

  private need({ caller }: ApiRequest, anyOf: string[]): void {
    const held = this.azure.store.state.servicePrincipals[caller.oid]?.graphPermissions ?? [];
    if (!anyOf.some((permission) => held.includes(permission))) throw accessDenied();
  }
}
