import { type Problem, problem } from './problem';
import { show } from './show';

/** Control characters, line and paragraph separators, halves of characters, and marks that change what people see. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Of a text that people read: nothing invisible in it, and no white space at its ends. */
export function invisibleProblems(prop: string, text: string): Problem[] {
  if (text === text.trim() && text.search(INVISIBLE) === -1) return [];
  return [
    problem(
      'white-space',
      prop,
      `must not begin or end with white space, or contain line breaks or invisible characters, got ${show(text)}`,
      'remove them',
    ),
  ];
}

export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '').trim() === '';
}
