import { duplicateProblems, placed } from './duplicates';
import { type Problem, problem } from './problem';
import { show } from './show';
import { ifLiteral } from './values';

export const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** What programs have before they have an ID. */
const NIL = '00000000-0000-0000-0000-000000000000';
const WHOLE = new RegExp(`^${GUID}$`, 'i');

export function isGuid(text: string): boolean {
  return WHOLE.test(text);
}

export function guidProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (id) => {
    if (isGuid(id) && id !== NIL) return [];
    const wrong = id === NIL ? 'must be the ID of an object' : 'must be a GUID';
    return [problem('guid', prop, `${wrong}, got ${show(id)}`, 'copy the ID, not the name, from the portal')];
  });
}

/** Of a list of GUIDs: each is one, and stands once. */
export function guidListProblems(prop: string, values: unknown[]): Problem[] {
  const items = placed(prop, values);
  return [
    ...items.flatMap((item) => guidProblems(item.prop, item.value)),
    // Stryker disable next-line MethodExpression: it is a key, compared only with its like, and a letter outside ASCII is a problem of its own
    ...duplicateProblems(items, (id) => id.toLowerCase(), 'name each once'),
  ];
}
