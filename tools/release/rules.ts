/** What a release is made from. */
export interface Release {
  /** The tag that asks for it. */
  readonly tag: string;
  /** The version in `package.json`. */
  readonly version: string;
  readonly changelog: string;
  readonly readme: string;
}

/** What keeps a release from being published; nothing if it may be. */
export function problemsOf({ tag, version, changelog, readme }: Release): string[] {
  const headings = [...changelog.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const dated = headings.some((heading) => heading.replace(/ \(\d{4}-\d{2}-\d{2}\)$/, '') === version);
  return [
    tag === `v${version}` ? '' : `the tag is ${tag}, and package.json has ${version}: VERSION in .projenrc.ts sets it`,
    dated ? '' : `CHANGELOG.md has no heading "## ${version} (<year>-<month>-<day>)"`,
    headings.includes('Unreleased') ? 'CHANGELOG.md still has "Unreleased": its changes belong to this version' : '',
    readme.includes('There is no release yet') ? 'README.md says that there is no release yet' : '',
  ].filter(Boolean);
}
