import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Emulator } from './emulator';
import { environment, writeCertificate } from './environment';
import { openPortal } from './portal/portal';

const USAGE = `npm run local-azure -- [--port <number>] [--state <file>]

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

  const emulator = await Emulator.start({
    port,
    stateFile: values.state,
    log: (line) => console.log(`${new Date().toISOString().slice(11, 23)} ${line}`),
  });
  const portal = await openPortal(emulator.azure);
  const certificateFile = writeCertificate(emulator);
  const variables = { ...environment(emulator, emulator.deployer, certificateFile), EMULATOR_KEY: emulator.controlKey };
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  const file = join(dirname(certificateFile), 'environment.sh');
  writeFileSync(file, `${exports.join('\n')}\n`, { mode: 0o600 });

  console.log(
    `The local Azure listens on ${emulator.azure.origin}. In another shell:\n\n  source ${file}\n  npx cdktf deploy --skip-provider-lock\n\n` +
      `Its portal, for a browser: ${portal.url}\n\nCtrl-C ends it.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all([portal.stop(), emulator.stop()]).then(() => process.exit(0)));
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(inUse ? 'The port is in use. Choose another with --port, or 0 for any free one.' : error.message);
  process.exit(1);
});
