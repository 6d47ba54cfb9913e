import { table } from '../../support/pages/table';
import type { Verdict } from './verdicts';
import { PLATFORMS } from './written';

/** The verdicts, counted by platform. */
export function result(verdicts: Verdict[]): string {
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

export const accepted = ({ rules }: Verdict) => rules.length === 0;
export const acceptedByProvider = ({ provider }: Verdict) => provider === undefined;
