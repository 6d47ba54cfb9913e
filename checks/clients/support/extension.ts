import type { Shell } from './shell';

/** Begins the reason of what is not run without it: Microsoft publishes it on GitHub alone, which not every network reaches. */
export const OPTIONAL = 'azure-iot: ';

/** A wheel of the extension, where Microsoft's index cannot be reached. */
const SOURCE = process.env.AZURE_IOT_EXTENSION;

/**
 * Adds the extension azure-iot to the Azure CLI of a shell, which has `az dt`. It is on no index of packages: the Azure CLI gets
 * it from Microsoft. Says in a line why that cannot be done here; nothing if it was.
 */
export async function whyNoExtension(shell: Shell): Promise<string | undefined> {
  // It is fetched from the internet, which needs neither the certificate nor the tunnel of the local Azure.
  const toInternet = 'unset REQUESTS_CA_BUNDLE SSL_CERT_FILE HTTPS_PROXY NO_PROXY';
  const from = SOURCE ? `--source '${SOURCE}'` : '--name azure-iot';
  const { code, text } = await shell.run(`${toInternet}\ntimeout 120 az extension add ${from} --yes`);
  if (code !== 0) return firstError(text) ?? `az extension add ended with ${code}`;
  const loaded = await shell.run('az dt --help');
  return loaded.code === 0 ? undefined : firstError(loaded.text);
}

const firstError = (text: string) => text.split('\n').find((line) => /^(ERROR|WARNING: Unable)/.test(line));
