/**
 * A table whose keys are the texts of callers. It has no prototype, so `constructor` and `__proto__` are keys like any other.
 */
export function table<T>(entries: Record<string, T> = {}): Record<string, T> {
  return Object.assign(Object.create(null), entries);
}
