import type { IConstruct } from 'constructs';
import { comparableId } from '../validation/comparable-text';
import type { IRegisteredApplication } from './registered-application';

/** The constructs that were made for something, in their order. */
type Entries = Map<string, IConstruct[]>;

// Two copies of this library find the same, because they share the tree.
const ENTRIES = Symbol.for('cdktf-adt-app-registration.entries');
const RECORD = Symbol.for('cdktf-adt-app-registration.record');

/** What an application was given, by all that stand for it in one tree. */
export interface ApplicationRecord {
  /** The constructs that were made for something and are still in the tree, the oldest first. */
  made(what: string): IConstruct[];

  /** The newest of them that suits. */
  newest(what: string, suits: (construct: IConstruct) => boolean): IConstruct | undefined;

  /** Adds a construct that was made for something. */
  add(what: string, construct: IConstruct): void;
}

/**
 * The record of an application. The root of its tree holds it.
 *
 * An application is known by its client ID, which names it in every tenant: two constructs may stand for one.
 *
 * @param clientId the client ID, where it was read already: cdktf takes a stack trace for each token that is read
 */
export function recordOf(application: IRegisteredApplication, clientId?: string): ApplicationRecord {
  return kept(application, RECORD, () => {
    const name = comparableId(clientId ?? application.clientId, application) ?? application.node.path;
    const entries = kept(application.node.root, ENTRIES, (): Entries => new Map());
    const key = (what: string) => JSON.stringify([name, what]);
    const all = (what: string) => entries.get(key(what)) ?? [];
    return {
      made: (what) => all(what).filter(isInTree),
      newest: (what, suits) => [...all(what)].reverse().find((construct) => suits(construct) && isInTree(construct)),
      add: (what, construct) => {
        const made = entries.get(key(what));
        if (made) made.push(construct);
        else entries.set(key(what), [construct]);
      },
    };
  });
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
