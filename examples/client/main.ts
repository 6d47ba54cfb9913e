import { json } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { DigitalTwinsClient } from '@azure/digital-twins-core';
import { type Attempt, explain, lacksRole } from './explanation';
import { untilRoleCounts } from './role-wait';
import { SCOPE, signIn, type Way } from './sign-in';

const MODEL = {
  '@id': 'dtmi:example:Room;1',
  '@type': 'Interface',
  '@context': 'dtmi:dtdl:context;2',
  displayName: 'Room',
  contents: [{ '@type': 'Property', name: 'temperature', schema: 'double' }],
};

const USAGE = `npx tsx examples/client/main.ts [--browser | --device-code] [--stdin] [--read-only] [--no-wait]

  --browser      a user signs in in a browser
  --device-code  a user signs in on another device, with a code that is shown here
  --stdin        reads the variables as JSON from standard input
  --read-only    only lists twins
  --no-wait      does not wait for a new role, which takes up to ten minutes`;

/** The how-to's next step: signs in with the output `environment`, and lists, writes and reads twins. */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      browser: { type: 'boolean' },
      'device-code': { type: 'boolean' },
      stdin: { type: 'boolean' },
      'read-only': { type: 'boolean' },
      'no-wait': { type: 'boolean' },
    },
  });
  // A secret on standard input stays out of files and of the list of processes.
  if (options.stdin) Object.assign(process.env, await json(process.stdin));
  const url = process.env.ADT_INSTANCE_URL;
  if (!url) throw new Error('Set ADT_INSTANCE_URL to https:// and the host name of the instance.');

  const way: Way = options.browser ? 'browser' : options['device-code'] ? 'device code' : 'itself';
  const credential = signIn(way);
  let attempt: Attempt = { hasRead: false };
  try {
    attempt = { ...attempt, token: (await credential.getToken(SCOPE))?.token };
    const client = new DigitalTwinsClient(url, credential);

    const lacking = (error: Error) => lacksRole(error, attempt);
    const twins = await untilRoleCounts(() => count(client), lacking, options['no-wait'] ? 0 : 10);
    console.log(`listed ${twins} twins`);
    attempt = { ...attempt, hasRead: true };
    if (!options['read-only']) await writeAndRead(client);
  } catch (error) {
    throw new Error(explain(error as Error, attempt));
  }
}

async function count(client: DigitalTwinsClient): Promise<number> {
  let twins = 0;
  for await (const _ of client.queryTwins('SELECT * FROM digitaltwins')) twins += 1;
  return twins;
}

async function writeAndRead(client: DigitalTwinsClient): Promise<void> {
  await client.createModels([MODEL]).catch(ignoring(409));
  await client.upsertDigitalTwin('room-1', JSON.stringify({ $metadata: { $model: MODEL['@id'] }, temperature: 21.5 }));
  console.log('wrote room-1');

  const { body } = await client.getDigitalTwin('room-1');
  console.log(`read room-1: ${(body as { temperature: number }).temperature} degrees`);
}

function ignoring(status: number) {
  return (error: { statusCode?: number }) => {
    if (error.statusCode !== status) throw error;
  };
}

main().catch((error: Error & { code?: string }) => {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? `${error.message}\n\n${USAGE}` : error.message);
  process.exitCode = 1;
});
