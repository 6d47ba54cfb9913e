import { type Problem, problem } from './problem';
import { show } from './show';

// Control characters, line and paragraph separators, halves of characters, and marks that change what people see.
// A function, because few texts need it: Unicode's tables take longer to build than the other rules take to run.
const invisible = () => /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Of a text that people read: nothing invisible in it, and no white space at its ends. */
export function invisibleProblems(prop: string, text: string): Problem[] {
  if (text === text.trim() && (isPlain(text) || !invisible().test(text))) return [];
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
  return !/[!-~]/.test(text) && text.replace(invisible(), '').trim() === '';
}

function isPlain(text: string): boolean {
  return !/[^ -~]/.test(text);
}
