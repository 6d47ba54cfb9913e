import type { ArmAccess } from '../arm/access';
import type { Azure } from '../azure';
import { VAULT_AUDIENCES } from '../entra/audiences';
import type { KeyVault, VaultSecret } from '../store/model';
import { Refusal } from '../transport/problem';
import type { ApiRequest, Wording } from '../transport/request';
import { vaultAt } from './host';

/** The error shape of a vault. What clients tell apart stands in the inner code. */
export function vaultRefusal(status: number, code: string, message: string, inner?: string): Refusal {
  return new Refusal(status, { error: { code, message, ...(inner && { innererror: { code: inner } }) } });
}

/** What a vault answers when something about a request is wrong. */
export const badParameter: Wording = (message) => vaultRefusal(400, 'BadParameter', message);

/** Clients of vaults ask without a token first, to be told where to get one and for what. */
export function challenge({ origin, store }: Azure): Wording {
  const header = `Bearer authorization="${origin}/${store.state.tenantId}", resource="${VAULT_AUDIENCES[0]}"`;
  return (message) =>
    new Refusal(
      401,
      { error: { code: 'Unauthorized', message: `AKV10000: ${message}` } },
      { 'WWW-Authenticate': header },
    );
}

/** A vault, and what is in it. */
export interface OpenVault {
  readonly vault: KeyVault;
  /** By lower-case name. */
  readonly secrets: Record<string, VaultSecret>;
}

/** Opens vaults to those who have a data role on them. To manage a vault is not enough. */
export class VaultAccess {
  public constructor(
    private readonly azure: Azure,
    private readonly arm: ArmAccess,
  ) {}

  /**
   * The vault that a request is for; 403 without a role that has the action.
   *
   * @param action what is done, after `Microsoft.KeyVault/vaults/`
   * @param path what it is done to, if not to the whole vault: a role can be assigned on one secret
   */
  public open(request: ApiRequest, action: string, ...path: string[]): OpenVault {
    const vault = vaultAt(this.azure, request.headers.host);
    if (!vault) throw new Error(`${request.headers.host} is no vault`);
    const scope = [vault.id, ...path].join('/');
    if (this.arm.hasDataAction(request, `Microsoft.KeyVault/vaults/${action}`, scope)) {
      return { vault, secrets: this.azure.store.secretsOf(vault) };
    }
    const { appId, oid } = request.caller;
    const told = [
      'Caller is not authorized to perform action on resource.',
      'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
      `Caller: appid=${appId};oid=${oid}`,
      `Action: 'Microsoft.KeyVault/vaults/${action}'`,
      `Resource: '${scope.toLowerCase()}'`,
      'Assignment: (not found)',
      `Vault: ${vault.name};location=${vault.location}`,
    ];
    throw vaultRefusal(403, 'Forbidden', told.join('\r\n'), 'ForbiddenByRbac');
  }
}
