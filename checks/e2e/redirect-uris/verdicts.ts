import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Application, type ApplicationConfig } from '@cdktf/provider-azuread/lib/application';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AdtAppRegistration, type AdtAppRegistrationProps, ClientCredential } from 'cdktf-adt-app-registration';
import type { Platform } from '../../../src/redirect-uris/platform';
import { temporaryFolder } from '../../support/temporary-folder';
import { Terraform } from '../support/terraform';
import type { Written } from './written';

export interface Verdict extends Written {
  /** The rules that refuse them; none if they are accepted. */
  readonly rules: string[];
  /** What the provider has against them; nothing if it accepts. */
  readonly provider?: string;
}

/** Terraform reads its configuration again for each error that it shows: many small ones take less time than a large one. */
const AT_ONCE = 250;

const PROPS: Record<Platform, keyof AdtAppRegistrationProps> = {
  publicClient: 'publicClientRedirectUris',
  web: 'webRedirectUris',
  spa: 'spaRedirectUris',
};
const BLOCKS: Record<Platform, keyof ApplicationConfig> = {
  publicClient: 'publicClient',
  web: 'web',
  spa: 'singlePageApplication',
};

/** What the rules say of redirect URIs, and what the stock provider says of an application that has them. */
export async function verdictsOn(written: Written[]): Promise<{ verdicts: Verdict[]; versions: string }> {
  const outdir = temporaryFolder('redirect-uris');
  const terraform = new Terraform(join(outdir, 'stacks', 'stack'), { CHECKPOINT_DISABLE: '1' }, () => {});
  const verdicts: Verdict[] = [];
  for (let start = 0; start < written.length; start += AT_ONCE) {
    const judged = synthesize(outdir, written.slice(start, start + AT_ONCE));
    if (start === 0) await terraform.init();
    const errors = await terraform.validate();
    verdicts.push(...judged.map(({ address, ...verdict }) => ({ ...verdict, provider: errors.get(address) })));
    const unknown = [...errors.keys()].filter((address) => !judged.some((one) => one.address === address));
    assert.deepEqual(unknown, [], 'every error is about one of the applications');
  }
  return { verdicts, versions: await terraform.versions() };
}

/** The codes of the problems that an error of the library lists. */
function codesIn(error: unknown): string[] {
  if (!(error instanceof Error && error.name === 'AdtAppRegistrationError')) throw error;
  return [...error.message.matchAll(/^ {2}- .*\[([\w-]+)\]$/gm)].map(([, code]) => code);
}

/** A stack with an application for each: what the construct makes, or would have made. */
function synthesize(outdir: string, written: Written[]): (Verdict & { address: string })[] {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'stack');
  new AzureadProvider(stack, 'azuread');
  const judged = written.map(({ platform, uris }, index) => {
    const id = `uris-${index}`;
    let application: Application | undefined;
    let rules: string[] = [];
    try {
      application = new AdtAppRegistration(stack, id, {
        displayName: id,
        credential: ClientCredential.none(),
        publicClientRedirectUris: [],
        [PROPS[platform]]: uris,
      }).application;
    } catch (error) {
      rules = codesIn(error);
    }
    application ??= new Application(stack, id, { displayName: id, [BLOCKS[platform]]: { redirectUris: uris } });
    return { platform, uris, rules, address: `azuread_application.${application.friendlyUniqueId}` };
  });
  app.synth();
  return judged;
}
