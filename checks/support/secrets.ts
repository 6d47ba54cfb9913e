/** What must stand in nothing that the tests produce, by its form: a name for people, and a pattern. */
const FORMS: [string, RegExp][] = [
  ['a client secret of Entra ID', /[\w~.-]{3}8Q~[\w~.-]{30,}/],
  ['a private key', /-----BEGIN (?:\w+ )?PRIVATE KEY-----(?:\\+[nr]|\s)*[\w+/]{40}/],
  ['a token or an assertion', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{40,}/],
];

/** What stands in a text that never should; nothing of it is shown. */
export function secretsIn(text: string): string[] {
  return FORMS.filter(([, form]) => form.test(text)).map(([name]) => name);
}

/** The text, if there is no secret in it. */
export function withoutSecrets(what: string, text: string): string {
  const found = secretsIn(text);
  if (found.length > 0) throw new Error(`${what} holds ${found.join(' and ')}`);
  return text;
}
