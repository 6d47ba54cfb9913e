/** What a value that is no string is, for an error text. It shows nothing of what may be in it. */
export function describe(value: unknown): string {
  if (value === null || ['undefined', 'number', 'boolean'].includes(typeof value)) return String(value);
  if (Array.isArray(value)) return 'a list';
  const name = typeof value === 'object' ? Object.getPrototypeOf(value)?.constructor?.name : undefined;
  return name && name !== 'Object' ? `a value of class ${name}` : `a value of type ${typeof value}`;
}
