import type { IConstruct } from 'constructs';
import { comparableId } from '../validation/comparable-text';
import type { IRegisteredApplication } from './registered-application';

/** The constructs that were made for something, in their order. */
type Entries = Map<string, IConstruct[]>;

// Two copies of this library find the same, because they share the tree.
// Stryker disable StringLiteral: each differs from the other, and no third is read
const ENTRIES = Symbol.for('cdktf-adt-app-registration.entries');
const RECORD = Symbol.for('cdktf-adt-app-registration.record');
// Stryker restore StringLiteral

/** What an application was given, by all that stand for it in one tree. */
class ApplicationRecord {
  /**
   * @param name the application, as a text that is equal for all that stand for it
   * @param entries what all applications of the tree were given
   */
  public constructor(
    private readonly name: string,
    private readonly entries: Entries,
  ) {}

  /** The constructs that were made for something and are still in the tree, the oldest first. */
  public made(what: string): IConstruct[] {
    return (this.entries.get(this.key(what)) ?? []).filter(isInTree);
  }

  /** The newest of them that suits. */
  public newest(what: string, suits: (construct: IConstruct) => boolean): IConstruct | undefined {
    const all = this.entries.get(this.key(what)) ?? [];
    return [...all].reverse().find((construct) => suits(construct) && isInTree(construct));
  }

  /** Adds a construct that was made for something. */
  public add(what: string, construct: IConstruct): void {
    const made = this.entries.get(this.key(what));
    if (made) made.push(construct);
    else this.entries.set(this.key(what), [construct]);
  }

  private key(what: string): string {
    return JSON.stringify([this.name, what]);
  }
}

export type { ApplicationRecord }; // `recordOf()` and `recordOfPrincipal()` make it

/**
 * The record of an application. The root of its tree holds it.
 *
 * An application is known by its client ID, which names it in every tenant: two constructs may stand for one.
 *
 * @param clientId the client ID, where it was read already: cdktf takes a stack trace for each token that is read
 */
export function recordOf(application: IRegisteredApplication, clientId?: string): ApplicationRecord {
  return kept(application, RECORD, () => {
    const name = comparableId(clientId ?? application.clientId) ?? application.node.path;
    return new ApplicationRecord(name, entriesOf(application));
  });
}

/**
 * The record of a principal in the tree of a construct: what it was given by its object ID, whatever else stands for it.
 *
 * @returns nothing where two object IDs cannot be compared
 */
export function recordOfPrincipal(tree: IConstruct, objectId: string): ApplicationRecord | undefined {
  const name = comparableId(objectId);
  return name === undefined ? undefined : new ApplicationRecord(`principal ${name}`, entriesOf(tree));
}

function entriesOf({ node }: IConstruct): Entries {
  return kept(node.root, ENTRIES, () => new Map());
}

/** What a construct holds under a symbol, made when it is first asked for. */
function kept<T>(construct: IConstruct, symbol: symbol, make: () => T): T {
  if (!(symbol in construct)) Object.defineProperty(construct, symbol, { value: make() });
  return (construct as unknown as Record<symbol, T>)[symbol];
}

/** `tryRemoveChild()` removes a construct from its parent; what is below the construct stays as it was. */
function isInTree(construct: IConstruct): boolean {
  const { id, scope } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
