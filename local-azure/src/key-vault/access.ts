import { type ArmAccess, USER_IMPERSONATION } from '../arm/access';
import type { Azure } from '../azure';

import { type ApiRequest, hasScope } from '../http/request';
import type { KeyVault, VaultCertificate, VaultSecret } from '../store/model';

import { badParameter, forbidden, unknownVersion } from './errors';
import { vaultAt } from './host';

/** The only query option that every route of a vault honours. */
export const API_VERSION = ['api-version'];

/** 7.0 to 7.6, and days since then. */
const VERSION = /^(?:7\.[0-6](?:-preview(?:\.\d)?)?|202\d-\d{2}-\d{2}(?:-preview(?:\.\d)?)?)$/;

export function checkApiVersion({ query }: ApiRequest): void {
  const { 'api-version': version = '' } = query;
  if (version === '') throw badParameter('The query option api-version is required.');
  if (!VERSION.test(version)) throw unknownVersion(version, '7.6');
}

/** A vault, and what is in it. */
export interface OpenVault {
  readonly vault: KeyVault;
  /** Both by lower-case name. */
  readonly secrets: Record<string, VaultSecret>;
  readonly certificates: Record<string, VaultCertificate>;
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
    const isAllowed = hasScope(request.caller, USER_IMPERSONATION);
    if (isAllowed && this.arm.hasDataAction(request, `Microsoft.KeyVault/vaults/${action}`, scope)) {
      const { store } = this.azure;
      return { vault, secrets: store.secretsOf(vault), certificates: store.certificatesOf(vault) };
    }
    throw forbidden(request.caller, action, scope, vault);
  }
}
