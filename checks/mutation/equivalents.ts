import type { Survivor } from './survivors';

/** A survivor that nobody could tell from the library. */
export interface Equivalent extends Omit<Survivor, 'line' | 'within'> {
  /** Where the same code stands in several lines. */
  readonly within?: string;
  readonly why: string;
}

export const EQUIVALENTS: Equivalent[] = [
  {
    file: 'src/registration/adoption.ts',
    code: 'roleAssignment?.roleAssignment',
    mutant: 'roleAssignment.roleAssignment',
    why: 'The rules refuse the ID of an assignment without `roleAssignment`; only the type does not know.',
  },
  {
    file: 'src/registration/adoption.ts',
    code: 'delegatedPermissionGrant?.importFrom',
    mutant: 'delegatedPermissionGrant.importFrom',
    why: 'The rules refuse the ID of a grant without `grantAdminConsent`; only the type does not know.',
  },
  ...sameInAnyCase('src/api-permissions/api-permissions-rules.ts', 'id'),
  {
    file: 'src/credentials/certificate/client-certificate-rules.ts',
    code: '{\n    return undefined;\n  }',
    mutant: '{}',
    why: 'A function that ends without `return` returns `undefined`.',
  },
  ...sameInAnyCase('src/validation/guid.ts', 'id'),
  {
    file: 'src/redirect-uris/one-uri-rules.ts',
    code: 'authority?.text',
    mutant: 'authority.text',
    why: 'It is the fix of a rule that holds without an authority; only the type does not know.',
  },
  {
    file: 'src/redirect-uris/one-uri-rules.ts',
    code: '/^:[1-9]\\d{0,4}$/',
    mutant: '/:[1-9]\\d{0,4}$/',
    why: 'A port begins with a colon, and what has a second one is no number, which is asked next.',
  },
  ...['web', 'spa'].map((platform) => ({
    file: 'src/redirect-uris/all-uris-rules.ts',
    code: `'${platform}'`,
    mutant: '""',
    why: 'The rules only distinguish public clients from the others.',
  })),
  {
    file: 'src/redirect-uris/parsed-uri.ts',
    code: "''",
    mutant: '"Stryker was here!"',
    within: "path: parts?.path ?? '',",
    why: 'It is the path of a text without scheme and authority, and nobody asks for the path of such.',
  },
  ...sameInAnyCase('src/redirect-uris/parsed-uri.ts', 'scheme'),
  ...sameInAnyCase('src/redirect-uris/parsed-uri.ts', 'authority.text'),
  ...sameInAnyCase('src/redirect-uris/parsed-uri.ts', 'authority?.host'),
  {
    file: 'src/redirect-uris/parsed-uri.ts',
    code: 'authority?.host',
    mutant: 'authority.host',
    why: 'It is asked of loopback URIs alone, and they have an authority; only the type does not know.',
  },
  {
    file: 'src/redirect-uris/parsed-uri.ts',
    code: '/^(?:(?<userInfo>.*)@)?(?<host>\\[[^\\]]*\\]|[^:]*)(?<port>:.*)?$/s',
    mutant: '/(?:(?<userInfo>.*)@)?(?<host>\\[[^\\]]*\\]|[^:]*)(?<port>:.*)?$/s',
    why: 'It fits any text from its beginning, and a pattern is tried there first.',
  },
];

/** Two texts without letters outside ASCII are as good a key in capitals. */
function sameInAnyCase(file: string, text: string): Equivalent[] {
  const why =
    'It is a key, compared with its like alone; a letter outside ASCII, whose capitals may be those of another, is refused.';
  return [{ file, code: `${text}.toLowerCase()`, mutant: `${text}.toUpperCase()`, why }];
}
