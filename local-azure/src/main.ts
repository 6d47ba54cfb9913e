#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { LocalAzure } from './local-azure';

const USAGE = `adt-local-azure [--port <number>] [--state <file>]

  --port   where to listen on 127.0.0.1 (default 8443; 0 for any free port)
  --state  a file that keeps the state over restarts (default: memory only)`;

// The reader of the log may go away, as `head` does. The clients need the server all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8443' }, state: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65535)) throw new Error(`--port must be a number from 0 to 65535.\n\n${USAGE}`);

  const azure = await LocalAzure.start({
    port,
    stateFile: values.state,
    log: (line) => console.log(`${new Date().toISOString().slice(11, 23)} ${line}`),
  });
  const portal = await azure.openPortal();
  const person = azure.seed.user('user');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void azure.stop().then(() => process.exit(0)));
  }
  console.log(
    `The local Azure listens on ${azure.origin}. In another shell:\n\n  source ${azure.environmentFile(azure.deployer, person)}\n  npx cdktf deploy --skip-provider-lock\n\n` +
      `A person who can sign in: ${person.userPrincipalName}. That shell shows the password: echo $LOCAL_AZURE_PASSWORD\n` +
      `Its portal, for a browser: ${portal.url}\n\nCtrl-C ends it.\n`,
  );
}

const ADVICE: Record<string, string> = {
  EADDRINUSE: 'The port is in use. Choose another with --port, or 0 for any free one.',
  EACCES: 'This user may not use the port. Choose one above 1023 with --port, or 0 for any free one.',
};

main().catch((error: NodeJS.ErrnoException) => {
  const advice = error.syscall === 'listen' ? ADVICE[error.code ?? ''] : undefined;
  console.error(advice ?? error.message);
  process.exit(1);
});
