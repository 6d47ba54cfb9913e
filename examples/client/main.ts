import { json } from 'node:stream/consumers';
import { DigitalTwinsClient } from '@azure/digital-twins-core';
import { DefaultAzureCredential } from '@azure/identity';

const MODEL = {
  '@id': 'dtmi:example:Room;1',
  '@type': 'Interface',
  '@context': 'dtmi:dtdl:context;2',
  displayName: 'Room',
  contents: [{ '@type': 'Property', name: 'temperature', schema: 'double' }],
};

/** The how-to's next step: signs in with the output `environment`, and lists, writes and reads twins. */
async function main(): Promise<void> {
  // A secret on standard input stays out of files and of the list of processes.
  if (process.argv.includes('--stdin')) Object.assign(process.env, await json(process.stdin));
  const url = process.env.ADT_INSTANCE_URL;
  if (!url) {
    console.error('Set ADT_INSTANCE_URL to https:// and the host name of the instance.');
    process.exitCode = 1;
    return;
  }

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
