import { invalidFilter, needsAdvancedQuery, noProperty, notImplemented } from '../errors';
import { propertyOf, type Shape } from './shape';
import { TokenReader } from './tokens';

/** An object, and the element of a list in it that `any` is at. */
interface Context {
  readonly object: Readonly<Record<string, unknown>>;
  readonly element?: string;
}

type Predicate = (context: Context) => boolean;

interface Operand {
  readonly type: 'string' | 'boolean' | 'strings' | 'guid';
  readonly read: (context: Context) => unknown;
}

/** Deeper than clients write. Microsoft Graph has a limit, too, and documents it nowhere. */
const MAX_DEPTH = 20;

/**
 * What a `$filter` lets through. `ne`, `not` and `null` are for advanced queries only. Texts are compared without their letter
 * case: azuread compares again what it gets, by letter case where that matters to it (applications.go).
 */
export function filterOf(
  shape: Shape,
  filter: string,
  isAdvanced: boolean,
): (object: Readonly<Record<string, unknown>>) => boolean {
  const holds = new FilterParser(shape, filter, isAdvanced).parse();
  return (object) => holds({ object });
}

class FilterParser extends TokenReader {
  private depth = 0;
  /** The name that `any` gave to the elements. */
  private variable?: string;

  public constructor(
    private readonly shape: Shape,
    filter: string,
    private readonly isAdvanced: boolean,
  ) {
    super(filter);
  }

  public parse(): Predicate {
    const whole = this.either();
    if (this.next.kind !== 'end') throw this.syntaxError();
    return whole;
  }

  private either(): Predicate {
    let left = this.both();
    while (this.takeWord('or')) left = or(left, this.both());
    return left;
  }

  private both(): Predicate {
    let left = this.one();
    while (this.takeWord('and')) left = and(left, this.one());
    return left;
  }

  private one(): Predicate {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw invalidFilter(`It is nested more than ${MAX_DEPTH} deep.`);
    const result = this.negated() ?? this.grouped() ?? this.compared();
    this.depth -= 1;
    return result;
  }

  private negated(): Predicate | undefined {
    if (!this.takeWord('not')) return undefined;
    if (!this.isAdvanced) throw needsAdvancedQuery('not');
    const inner = this.one();
    return (context) => !inner(context);
  }

  private grouped(): Predicate | undefined {
    if (!this.takeMark('(')) return undefined;
    const inner = this.either();
    this.need(')');
    return inner;
  }

  private compared(): Predicate {
    const { value: name } = this.takeKind('word');
    if (this.takeMark('(')) return name.toLowerCase().endsWith('/any') ? this.any(name.slice(0, -4)) : this.call(name);
    const operand = this.operand(name);
    const operator = this.takeKind('word').value.toLowerCase();
    switch (operator) {
      case 'eq':
        return this.equal(operand);
      case 'ne': {
        if (!this.isAdvanced) throw needsAdvancedQuery('ne');
        const equal = this.equal(operand);
        return (context) => !equal(context);
      }
      case 'in':
        return this.among(operand);
      default:
        throw notImplemented(`the operator ${operator} in $filter`);
    }
  }

  private equal({ type, read }: Operand): Predicate {
    const literal = this.take();
    if (literal.kind === 'word' && literal.value === 'null') {
      if (!this.isAdvanced) throw needsAdvancedQuery('eq null');
      return (context) => (read(context) ?? null) === null;
    }
    if (type === 'boolean') {
      if (literal.kind !== 'word' || !/^(true|false)$/i.test(literal.value)) throw this.incompatible(type);
      return (context) => read(context) === (literal.value.toLowerCase() === 'true');
    }
    if (type === 'guid' && literal.kind === 'word')
      return (context) => lower(read(context)) === literal.value.toLowerCase();
    if (type !== 'string' || literal.kind !== 'text') throw this.incompatible(type);
    return (context) => lower(read(context)) === literal.value.toLowerCase();
  }

  private among({ type, read }: Operand): Predicate {
    this.need('(');
    const values: string[] = [];
    do values.push(this.takeKind('text').value.toLowerCase());
    while (this.takeMark(','));
    this.need(')');
    if (type !== 'string') throw this.incompatible(type);
    return (context) => values.includes(lower(read(context)) ?? '');
  }

  private call(name: string): Predicate {
    if (name.toLowerCase() !== 'startswith') throw notImplemented(`the function ${name} in $filter`);
    const { type, read } = this.operand(this.takeKind('word').value);
    if (type !== 'string') throw this.incompatible(type);
    this.need(',');
    const start = this.takeKind('text').value.toLowerCase();
    this.need(')');
    return (context) => lower(read(context))?.startsWith(start) ?? false;
  }

  /** `identifierUris/any(uri:uri eq '…')` */
  private any(name: string): Predicate {
    const list = this.operand(name);
    if (list.type !== 'strings') throw this.syntaxError();
    if (this.takeMark(')')) throw notImplemented('any() without a condition in $filter');
    this.variable = this.takeKind('word').value;
    this.need(':');
    const inner = this.either();
    this.need(')');
    this.variable = undefined;
    return ({ object }) => (list.read({ object }) as string[]).some((element) => inner({ object, element }));
  }

  private operand(name: string): Operand {
    if (this.variable !== undefined) {
      if (name !== this.variable) throw notImplemented(`the path ${name} within any() in $filter`);
      return { type: 'string', read: ({ element }) => element };
    }
    const property = propertyOf(this.shape, name);
    if (property === undefined) throw invalidFilter(noProperty(name, this.shape.type));
    const type = this.shape.filterable[property];
    if (!type) throw notImplemented(`the property ${property} in $filter`);
    return { type, read: ({ object }) => object[property] };
  }

  private incompatible(type: string): Error {
    return invalidFilter(
      `A binary operator with incompatible types was detected at a property that is a ${type}, in '${this.filter}'.`,
    );
  }
}

const or =
  (a: Predicate, b: Predicate): Predicate =>
  (context) =>
    a(context) || b(context);

const and =
  (a: Predicate, b: Predicate): Predicate =>
  (context) =>
    a(context) && b(context);

const lower = (value: unknown): string | undefined => (typeof value === 'string' ? value.toLowerCase() : undefined);
