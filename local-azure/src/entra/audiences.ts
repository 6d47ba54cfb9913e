import type { Azure } from '../azure';
import { VAULT_SUFFIX } from '../key-vault/host';

export const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';

/**
 * The names of Azure Digital Twins, beside its application ID. The SDKs ask for the one with https; Microsoft's how-to calls
 * the other its resource name. No token for that one was published anywhere: only the how-to says that it works.
 */
export const ADT_NAMES = ['https://digitaltwins.azure.net', 'http://digitaltwins.azure.net'];

/** A token for any of them opens the data plane. */
export const ADT_AUDIENCES = [...ADT_NAMES, ADT_API];

export const VAULT_API = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093';

/** Key Vault, by the name that this cloud gives it, by the one that Azure does, and by its application ID. */
export const VAULT_AUDIENCES = [`https://${VAULT_SUFFIX}`, 'https://vault.azure.net', VAULT_API];

export const GRAPH_API = '00000003-0000-0000-c000-000000000000';

export const ARM_API = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

/**
 * Microsoft Graph and Azure Resource Manager, which share a host here. Azure accepts Resource Manager's name with a slash at
 * its end, too: https://learn.microsoft.com/entra/identity-platform/scopes-oidc#trailing-slash-and-default
 */
export const originAudiences = ({ origin }: Pick<Azure, 'origin'>): string[] => [
  origin,
  `${origin}/`,
  GRAPH_API,
  ARM_API,
];
