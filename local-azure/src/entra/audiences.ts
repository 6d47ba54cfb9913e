import { VAULT_SUFFIX } from '../key-vault/host';

/** Azure Digital Twins, by its resource name and by its application ID: a token for either opens the data plane. */
export const ADT_AUDIENCES = ['https://digitaltwins.azure.net', '0b07f429-9f4b-4714-9392-cc5e8e80c8b0'];

/** Key Vault, by the name that this cloud gives it, by the one that Azure does, and by its application ID. */
export const VAULT_AUDIENCES = [
  `https://${VAULT_SUFFIX}`,
  'https://vault.azure.net',
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
];
