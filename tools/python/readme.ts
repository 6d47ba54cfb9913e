export interface Manifest {
  readonly repository: { readonly url: string };
  readonly version: string;
}

/** The page that PyPI shows: docs/python.md, with links to the files of this version, which a wheel does not hold. */
export function readmeOf(page: string, { repository, version }: Manifest): string {
  const folder = `${repository.url.replace(/\.git$/, '')}/blob/v${version}/docs/`;
  return page.replace(/\]\((?!https:|#)([^)]+)\)/g, (_, link) => `](${new URL(link, folder)})`);
}
