/** No deeper than the JSON library of .NET reads by default. Azure documents no limit of its own. */
const MAX_DEPTH = 64;

/** Takes the place of a body that cannot be used. Each API words the problem in its own way. */
export class BadBody {
  public constructor(
    public readonly problem: string,
    public readonly status = 400,
  ) {}
}

/** Some clients say that they send JSON, and send nothing. */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return checked(JSON.parse(text));
  } catch (error) {
    // The message of the parser shows a piece of the text, which may be a secret.
    return new BadBody(`The body is no JSON: ${(error as Error).message.split(/[,:"]| in JSON/)[0]}.`);
  }
}

export function parseForm(text: string): unknown {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Without recursion, which a deep value would break. */
function checked(value: unknown): unknown {
  const left: [unknown, number][] = [[value, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [current, depth] = next;
    if (typeof current !== 'object' || current === null) continue;
    if (depth >= MAX_DEPTH) return new BadBody(`The body is nested more than ${MAX_DEPTH} deep.`);
    // No API of Azure has such a property, and many programs are harmed by it.
    if (Object.hasOwn(current, '__proto__')) return new BadBody("The body has a property '__proto__'.");
    for (const inner of Object.values(current)) left.push([inner, depth + 1]);
  }
  return value;
}
