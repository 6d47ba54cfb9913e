import type { Azure } from '../azure';

/** What stands for a tenant that is not known yet. https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
export const ALIASES = ['common', 'organizations'];

/** The domain that every tenant is born with. */
export const TENANT_DOMAIN = 'contoso.onmicrosoft.com';

/** Whether a path names the tenant: by its ID or by its domain. */
export function isTenant({ store }: Azure, name: string): boolean {
  return [store.state.tenantId, TENANT_DOMAIN].includes(name.toLowerCase());
}
