/** Azure Digital Twins, by its resource name and by its application ID: a token for either opens the data plane. */
export const ADT_AUDIENCES = ['https://digitaltwins.azure.net', '0b07f429-9f4b-4714-9392-cc5e8e80c8b0'];
