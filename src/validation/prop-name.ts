/** The name of a prop, below the prop that holds it where there is one: `credential.lifetimeDays`, or `lifetimeDays`. */
export function propName(parent: string | undefined, name: string): string {
  return parent === undefined ? name : `${parent}.${name}`;
}
