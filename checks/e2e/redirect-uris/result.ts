import { table } from '../../support/pages/table';
import type { Verdict } from './verdicts';
import { PLATFORMS } from './written';

/** The verdicts, counted. */
export function result(verdicts: Verdict[]): string {
  return [byPlatform(verdicts), byRule(verdicts), byMessage(verdicts)].join('\n\n');
}

function byPlatform(verdicts: Verdict[]): string {
  const row = (name: string, of: Verdict[]) => {
    const count = (rules: boolean, provider: boolean) =>
      of.filter((one) => accepted(one) === rules && acceptedByProvider(one) === provider).length;
    return [name, count(true, true), count(false, false), count(false, true), count(true, false)];
  };
  return table(
    ['platform', 'both accept', 'both refuse', 'only the rules refuse', 'only the provider refuses'],
    [
      ...PLATFORMS.map((platform) =>
        row(
          `\`${platform}\``,
          verdicts.filter((one) => one.platform === platform),
        ),
      ),
      row('all', verdicts),
    ],
  );
}

function byRule(verdicts: Verdict[]): string {
  const rows = [...tally(verdicts.flatMap(({ rules }) => rules))].map(([rule, refused]) => {
    const alone = verdicts.filter(({ rules }) => rules.join() === rule);
    return [`\`${rule}\``, refused, alone.length, alone.filter(acceptedByProvider).length];
  });
  return table(['rule', 'refused for it', 'for it alone', 'of these, the provider accepts'], rows);
}

function byMessage(verdicts: Verdict[]): string {
  const messages = tally(verdicts.flatMap(({ provider }) => (provider ? [withoutPlace(provider)] : [])));
  return table(['what the provider says', 'times'], [...messages]);
}

export const accepted = ({ rules }: Verdict) => rules.length === 0;
export const acceptedByProvider = ({ provider }: Verdict) => provider === undefined;

/** How often each stands there, the most frequent first. */
function tally(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map([...counts].sort(([, one], [, other]) => other - one));
}

const withoutPlace = (message: string) => message.replace(/ for "[^"]*"/, '');
