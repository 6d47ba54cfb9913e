/** Query options whose values are secrets, whatever they look like. */
const SECRET_OPTION = /secret|token|assertion|password|code|key|signature/i;
/** What Entra ID makes as client secrets, and anything signed. */
const SECRET = /[\w~.-]{3}8Q(?:~|%7E)[\w~.%-]{30,}|eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/gi;

/** A text that may be logged: secrets are not in it. */
export function masked(text: string): string {
  return text.replace(SECRET, '***');
}

/** A URL that may be logged. */
export function maskedUrl(url: string): string {
  const [path, ...query] = url.split('?');
  if (query.length === 0) return masked(path);
  const options = query
    .join('?')
    .split('&')
    .map((option) => {
      const [name] = option.split('=');
      return SECRET_OPTION.test(decoded(name)) ? `${name}=***` : option;
    });
  return masked(`${path}?${options.join('&')}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
