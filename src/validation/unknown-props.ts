import { type Problem, problem } from './problem';
import { propName } from './prop-name';

/** A name as languages have it. Any other stands in quotes. */
const NAME = /^[\w-]{1,60}$/;

/**
 * The problems of props that do not exist: from a language without types, or from a cast.
 *
 * Their values are not shown. A secret may be among them.
 *
 * @param free the props that can be meant, because they are left out
 */
export function unknownProblems(parent: string | undefined, unknown: string[], free: string[]): Problem[] {
  return unknown.map((name) => {
    const meant = NAME.test(name) ? nearest(name, free) : undefined;
    const others = free.length > 0 ? `, or write one of ${free.join(', ')}` : '';
    const fix = meant ? `did you mean ${meant}?` : `remove it${others}`;
    return problem('unknown-prop', propName(parent, NAME.test(name) ? name : `'${name}'`), 'does not exist', fix);
  });
}

/** The prop that was meant, where a slip of the pen leads from its name to this one. */
function nearest(name: string, free: string[]): string | undefined {
  return [0, 1, 2].flatMap((edits) =>
    free.filter((other) => edits <= other.length / 4 && isWithin(edits, joined(name), joined(other))),
  )[0];
}

/** A name without what other languages join its words by. */
function joined(name: string): string {
  // Stryker disable next-line MethodExpression: two such names are compared with each other
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Whether one text becomes another by so many letters that are added, removed or replaced. */
function isWithin(edits: number, one: string, other: string): boolean {
  if (one === other) return true;
  if (edits === 0) return false;
  let same = 0;
  while (one[same] === other[same]) same++;
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  return (
    isWithin(edits - 1, rest.slice(1), otherRest) ||
    isWithin(edits - 1, rest, otherRest.slice(1)) ||
    isWithin(edits - 1, rest.slice(1), otherRest.slice(1))
  );
}
