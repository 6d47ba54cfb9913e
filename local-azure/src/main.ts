#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { LocalAzure } from './local-azure';

const USAGE = `adt-local-azure [--port <number>] [--state <file>]

  --port   where to listen on 127.0.0.1 (default 8443; 0 for any free port)
  --state  a file that keeps the state over restarts (default: memory only)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8443' }, state: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port must be a number from 0 to 65535.\n\n${USAGE}`);

  const azure = await LocalAzure.start({
    port,
    stateFile: values.state,
    log: (line) => console.log(`${new Date().toISOString().slice(11, 23)} ${line}`),
  });
  const portal = await azure.openPortal();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void azure.stop().then(() => process.exit(0)));
  }
  console.log(
    `The local Azure listens on ${azure.origin}. In another shell:\n\n  source ${azure.environmentFile()}\n  npx cdktf deploy --skip-provider-lock\n\n` +
      `Its portal, for a browser: ${portal.url}\n\nCtrl-C ends it.\n`,
  );
}

main().catch((error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(inUse ? 'The port is in use. Choose another with --port, or 0 for any free one.' : error.message);
  process.exit(1);
});
