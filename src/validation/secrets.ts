/** What a secret looks like. */
interface Form {
  /** Finds it. The first group stands before it and may be shown. */
  readonly pattern: RegExp;
  /** Whether it is one, where the pattern does not say enough. */
  readonly is?: (found: string) => boolean;
}

interface NamedForm extends Form {
  /** For a person. */
  readonly what: string;
}

// Each pattern reads a text about once, whatever is in it: it begins with fixed words, or where a run of its characters
// begins, and what may repeat is followed by what cannot be part of it.

/** The beginnings of PKCS #1, #8 and #12 and of SEC 1 in base64. Certificates, requests and public keys have others. */
const DER = [
  'MII..[AQgw]IBA', // a version
  'MI[GH].AgE[ABD]',
  'M[A-H].CAQ[AE]',
  'MII.{5}Bg[ko]qhkiG9w0B(?:BQ|DAE)', // or how it is encrypted
  'MI[GH].M..GCSqGSIb3DQEF',
].join('|');

/** The ends of names whose values are secret, in connection strings, queries, JSON and settings. */
const NAME = [
  'secret|passw(?:or)?d|passphrase|pwd|assertion|connection[_.-]?string|sharedaccesssignature|(?<![\\w.-])sig',
  '(?:access|account|api|private|shared|signing|storage)[_.-]?key',
  '(?:access|auth|id|refresh|sas|session)[_.-]?token',
].join('|');
const EQUALS = '\\s?(?:=|%3D)\\s?["\']?|["\']?\\s?:\\s?["\']';
const PLACEHOLDER = '[<*{$]|%[a-z_]\\w*%';

/** What people paste into the wrong place, in the forms that those who issue it describe. */
const SECRETS: NamedForm[] = [
  {
    what: 'a private key',
    pattern: /()-----BEGIN [A-Z ]{0,20}PRIVATE KEY[\s\S]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { what: 'a private key', pattern: new RegExp(`()(?:${DER})[A-Za-z0-9+/]{20}[\\w+/=\\\\\\s]*`, 'g') },
  { what: 'a private key', pattern: /(["'](?:d|p|q|dp|dq|qi|k)["']\s?:\s?["'])[\w-]{16,}/g },
  { what: 'a client secret of Entra ID', pattern: /()[\w.~-]{3}\dQ~[\w.~-]{20,}/g },
  { what: 'a token of Entra ID', pattern: /(?<![\w.-])()[01]\.A[\w-]{20,}(?:\.[\w-]+)+/g },
  { what: 'a token of GitHub', pattern: /()(?:gh[oprsu]_(?:[A-Za-z0-9]{20}|\d+_eyJ)|github_pat_\w{20})[\w.-]*/g },
  {
    what: 'a token of GitLab',
    pattern: /()gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rtr?|soat|wt)-[\w.-]{20,}/g,
  },
  { what: 'a token of a package registry', pattern: /()(?:npm_[A-Za-z0-9]{20,}|pypi-A[\w-]{40,})/g },
  { what: 'a token of HCP Terraform', pattern: /()[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,}/g },
  { what: 'a key of another cloud', pattern: /()(?:A[KS]IA[A-Z2-7]{16}|AIza[\w-]{35})/g },
  {
    what: 'a key of Azure',
    pattern: /(?<![A-Za-z0-9+/])()(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9+/=]+)/g,
  },
  { what: 'a token', pattern: /((?<![\w-])|(?<=%[0-9A-Fa-f]{2}))eyJ[\w-]{10,}(?:\.[\w-]*){0,4}/g },
  { what: 'a token', pattern: /(\b[Bb]earer\s)(?=\S*\d)(?=\S*[A-Z])[\w.~+/=-]{20,}/g },
  {
    what: 'a password',
    pattern: /(\b[Bb]asic\s)[A-Za-z0-9+/]{8,}={0,2}/g,
    // A user name and a password, with a colon between them.
    is: (found) => /^\P{Cc}*:\P{Cc}*$/u.test(Buffer.from(found, 'base64').toString('latin1')),
  },
  { what: 'a password', pattern: /(:\/\/[^\s/?#:@]*:)[^\s/?#@]+(?=@)/g },
  {
    what: 'a password or key',
    pattern: new RegExp(`((?:${NAME})(?:[_.-]?value)?(?:${EQUALS}))(?!${PLACEHOLDER})[^\\s&;"']{3,}`, 'gi'),
  },
];

/** What may be one, and is as often none: no problem where it stands, but not shown. */
const SUSPECTS: Form[] = [
  {
    pattern: /((?<=[?&#;])(?=[^?&#;=]*(?:secret|passw|pwd|token|sig|code|key|credential|assertion))[^?&#;=]*=)[^&#]*/gi,
  },
  { pattern: /(\b(?:basic|bearer)\s)[^\s]{8,}/gi },
  { pattern: new RegExp(`((?:${NAME})\\s?[:=]\\s?)\\S{3,}`, 'gi') },
  { pattern: /()eyJ[\w-]{10,}(?:\.[\w-]*){0,4}/g }, // behind another word
];

/** Stands for a character of a secret; no character of any text. */
const MASK = '\uffff';

/** What of a text looks like a secret, for a person; undefined where nothing does. */
export function secretIn(text: string): string | undefined {
  return SECRETS.find((form) => hide(text, form) !== text)?.what;
}

/**
 * The beginning of a text, with `***` for whatever looks like a secret.
 *
 * @param length how much of the text
 * @param ahead how much more to read, so that a secret is found of which only the beginning is shown
 */
export function withoutSecrets(text: string, length: number, ahead: number): string {
  const read = text.slice(0, length + ahead);
  const hidden = [...SECRETS, ...SUSPECTS].reduce(hide, withoutUserInfo(read, read.length < text.length));
  return hidden.slice(0, length).replace(/\uffff+/g, '***');
}

/** The text with each character of a secret masked. */
function hide(text: string, { pattern, is = () => true }: Form): string {
  return text.replace(pattern, (found: string, before: string) => {
    const secret = found.slice(before.length);
    return is(secret) ? before + MASK.repeat(secret.length) : found;
  });
}

/** A password may hold any character, so it ends at the last `@`, or where reading ends. */
function withoutUserInfo(text: string, isCut: boolean): string {
  return text.replace(isCut ? /(?<=:\/\/).+/s : /(?<=:\/\/).+(?=@)/s, (userInfo) => MASK.repeat(userInfo.length));
}
