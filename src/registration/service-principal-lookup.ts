import { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { DataAzureadServicePrincipals } from '@cdktf/provider-azuread/lib/data-azuread-service-principals';
import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { Fn, Op } from 'cdktf';
import type { Construct } from 'constructs';

/** Whose service principal is looked up. */
interface Owner {
  /** As the error calls it. */
  readonly name: string;
  readonly clientId: string;
  /** The client ID as Terraform knows it after it looked the application up; an error there is the only one then. */
  readonly foundClientId?: string;
}

/**
 * Looks up a service principal. Where there is none, Terraform says so when it plans: the provider only says that it found none,
 * and not of what. So the list is asked first, where none is no error.
 */
export function lookUpServicePrincipal(
  scope: Construct,
  id: string,
  { name, clientId, foundClientId = clientId }: Owner,
  provider: AzureadProvider | undefined,
): DataAzureadServicePrincipal {
  const list = new DataAzureadServicePrincipals(scope, `${id}s`, {
    clientIds: [foundClientId],
    ignoreMissing: true,
    provider,
  });
  const exists = {
    condition: Op.eq(Fn.lengthOf(list.objectIds), 1),
    errorMessage: `${name} has no service principal in this tenant. Make it with az ad sp create --id ${clientId}, and plan again.`,
  };
  return new DataAzureadServicePrincipal(scope, id, { clientId, provider, lifecycle: { precondition: [exists] } });
}
