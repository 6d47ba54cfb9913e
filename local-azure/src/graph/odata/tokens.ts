import { invalidFilter } from '../errors';

/** A piece of a `$filter`. */
interface Token {
  readonly kind: 'word' | 'text' | 'mark' | 'end';
  /** A text without its quotes. */
  readonly value: string;
  readonly position: number;
}

/** Words are names, paths, operators and values such as `true`. */
const PIECES = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s'(),:]+(?::\d[^\s'(),]*)?))/y;

function tokens(filter: string): Token[] {
  const found: Token[] = [];
  const end = filter.trimEnd().length;
  PIECES.lastIndex = 0;
  while (PIECES.lastIndex < end) {
    const start = PIECES.lastIndex;
    const match = PIECES.exec(filter);
    if (!match) throw invalidFilter(`There is an unterminated string literal at position ${start} in '${filter}'.`);
    const [piece, text, mark, word] = match;
    const position = start + piece.length - piece.trimStart().length;
    if (text !== undefined) found.push({ kind: 'text', value: text.replaceAll("''", "'"), position });
    else found.push({ kind: mark ? 'mark' : 'word', value: mark ?? word, position });
  }
  return [...found, { kind: 'end', value: '', position: end }];
}

/** The pieces one by one, for a parser. */
export class TokenReader {
  private readonly rest: Token[];

  public constructor(protected readonly filter: string) {
    this.rest = tokens(filter);
  }

  protected get next(): Token {
    return this.rest[0];
  }

  protected take(): Token {
    const [token] = this.rest;
    if (token.kind === 'end') throw this.syntaxError();
    return this.rest.shift() as Token;
  }

  protected takeKind(kind: Token['kind']): Token {
    if (this.next.kind !== kind) throw this.syntaxError();
    return this.take();
  }

  protected takeWord(word: string): boolean {
    const is = this.next.kind === 'word' && this.next.value.toLowerCase() === word;
    if (is) this.take();
    return is;
  }

  protected takeMark(mark: string): boolean {
    const is = this.next.kind === 'mark' && this.next.value === mark;
    if (is) this.take();
    return is;
  }

  protected need(mark: string): void {
    if (!this.takeMark(mark)) throw this.syntaxError();
  }

  protected syntaxError(): Error {
    return invalidFilter(`Syntax error at position ${this.next.position} in '${this.filter}'.`);
  }
}
