// The rotating secret, as Terraform would evaluate what was synthesized: expressions are translated, not copied.

const DAY = 24 * 60 * 60 * 1000;

/** A Terraform expression of the arithmetic that the library uses, as a function of the time of the plan. */
export function compile(expression: string): (planned: Date, locals?: Record<string, unknown>) => unknown {
  const body = expression
    .replace(/^\$\{(.*)\}$/s, '$1')
    // one([for x in [{a = b}] : c]) is a way to say: let x = {a = b} in c
    .replace(/one\(\[for (\w+) in \[\{(.*?)\}\] : /g, (_, name: string, fields: string) => {
      return `within({${fields.replace(/(\w+) = /g, '$1: ')}}, (${name}) => `;
    })
    .replaceAll('])', ')')
    .replace(/\blocal\.(\w+)/g, 'locals["$1"]');
  const names = ['within', 'parseint', 'formatdate', 'plantimestamp', 'floor', 'max', 'timeadd', 'locals'];
  const evaluate = new Function(...names, `return ${body};`);
  return (planned, locals = {}) =>
    evaluate(
      (value: unknown, then: (value: unknown) => unknown) => then(value),
      (text: string) => Number.parseInt(text, 10),
      format,
      () => planned,
      Math.floor,
      Math.max,
      (time: Date, hours: string) => new Date(time.getTime() + Number.parseInt(hours, 10) * 60 * 60 * 1000),
      locals,
    );
}

function format(pattern: string, time: Date): string {
  switch (pattern) {
    case 'YYYY':
      return String(time.getUTCFullYear());
    case 'M':
      return String(time.getUTCMonth() + 1);
    case 'D':
      return String(time.getUTCDate());
    default:
      throw new Error(`no such format: ${pattern}`);
  }
}

export const days = (count: number) => count * DAY;
