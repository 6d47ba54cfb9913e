/**
 * Control characters, separators of lines, halves of characters, and what has no shape of its own: it changes what people see,
 * or hides that two texts differ. The last two stand between lines of notes, and order hieroglyphs.
 */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{DI}\p{NChar}\ufff9-\ufffb\u{13430}-\u{1343f}]/gu;

/** Spaces that look like the usual one, or like none, and a pattern of Braille without a dot. */
const OTHER_SPACE = /(?! )\p{Zs}|\u2800/gu;

/** All that is no letter, mark, digit, sign or simple space. */
const UNSEEN = /(?! )[\p{C}\p{Z}\p{DI}\u2800]/gu;

/** Scripts in which a joiner, or a non-joiner, between two letters is a matter of spelling. */
const JOINING = `[${'Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr'
  .split(' ')
  .map((script) => `\\p{sc=${script}}`)
  .join('')}]`;

/**
 * The invisible characters that people type without knowing: joiners of Persian, Hindi and their like, and those within
 * an emoji. What changes no more than a shape (selectors of Mongolian and of ideographs), and flags that are spelled with
 * tags, are not among them: tags can hide a whole text.
 */
const SPELLING = new RegExp(
  [
    `(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`,
    '(?<=\\p{ExtPict}\\ufe0f?\\p{EMod}?)\\u200d(?=\\p{ExtPict})',
    '(?<=\\p{ExtPict})[\\ufe0e\\ufe0f]',
    '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  ].join('|'),
  'gu',
);

/** Whether a text that people read holds what they cannot see, and did not mean. */
export function hidesCharacters(text: string): boolean {
  return text.split(SPELLING).some((part) => part.search(INVISIBLE) !== -1);
}

/** Whether a text that is compared letter by letter holds anything that people cannot see, or take for another space. */
export function hidesAny(text: string): boolean {
  return text.search(INVISIBLE) !== -1 || text.search(OTHER_SPACE) !== -1;
}

export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '').replace(OTHER_SPACE, '').trim() === '';
}

/** The text on one line, with all that people would not see, or not know, written as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`);
}
