import { DigitalTwinsClient } from '@azure/digital-twins-core';
import { DefaultAzureCredential } from '@azure/identity';

const MODEL = {
  '@id': 'dtmi:example:Room;1',
  '@type': 'Interface',
  '@context': 'dtmi:dtdl:context;2',
  displayName: 'Room',
  contents: [{ '@type': 'Property', name: 'temperature', schema: 'double' }],
};

/** The how-to's next step: signs in with the outputs of the registration, and lists, writes and reads twins. */
async function main(): Promise<void> {
  const url = process.env.ADT_INSTANCE_URL;
  if (!url) throw new Error('Set ADT_INSTANCE_URL to the output instance_url.');

  // Reads AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET. Microsoft knows its own sign-in hosts only, so another
  // one, such as the local Azure's, is not looked up there.
  const credential = new DefaultAzureCredential({
    disableInstanceDiscovery: process.env.AZURE_AUTHORITY_HOST !== undefined,
  });
  const client = new DigitalTwinsClient(url, credential);

  console.log(`listed ${await count(client)} twins`);
  if (process.argv.includes('--read-only')) return;

  await client.createModels([MODEL]).catch(ignoring(409));
  await client.upsertDigitalTwin('room-1', JSON.stringify({ $metadata: { $model: MODEL['@id'] }, temperature: 21.5 }));
  console.log('wrote room-1');

  const { body } = await client.getDigitalTwin('room-1');
  console.log(`read room-1: ${(body as { temperature: number }).temperature} degrees`);
}

async function count(client: DigitalTwinsClient): Promise<number> {
  let twins = 0;
  for await (const _ of client.queryTwins('SELECT * FROM digitaltwins')) twins += 1;
  return twins;
}

function ignoring(status: number) {
  return (error: { statusCode?: number }) => {
    if (error.statusCode !== status) throw error;
  };
}

main().catch((error: { statusCode?: number; message: string }) => {
  console.error(`refused: ${error.statusCode ?? ''} ${error.message}`);
  process.exitCode = 1;
});
