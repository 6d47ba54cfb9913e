import type { IConstruct } from 'constructs';
import { comparableId } from '../validation/comparable-text';
import type { IRegisteredApplication } from './registered-application';

/** The constructs that were made for something, in their order. */
type Entries = Map<string, IConstruct[]>;

/** Where the root of a tree keeps them. Two copies of this library find the same, because they share the tree. */
const RECORD = Symbol.for('cdktf-adt-app-registration.record');

/** What an application was given, by all that stand for it in one tree. */
export interface ApplicationRecord {
  /** The constructs that were made for something and are still in the tree, the oldest first. */
  made(what: string): IConstruct[];

  /** Adds a construct that was made for something. */
  add(what: string, construct: IConstruct): void;
}

/**
 * The record of an application.
 *
 * Applications are told apart by their client IDs, which name them in every tenant: two constructs may stand for one.
 */
export function recordOf(application: IRegisteredApplication): ApplicationRecord {
  const clientId = comparableId(application.clientId, application) ?? application.node.path;
  const entries = entriesOf(application.node.root);
  const key = (what: string) => JSON.stringify([clientId, what]);
  return {
    made: (what) => (entries.get(key(what)) ?? []).filter(isInTree),
    add: (what, construct) => {
      const made = entries.get(key(what));
      if (made) made.push(construct);
      else entries.set(key(what), [construct]);
    },
  };
}

function entriesOf(root: IConstruct & { [RECORD]?: Entries }): Entries {
  if (root[RECORD]) return root[RECORD];
  const entries: Entries = new Map();
  Object.defineProperty(root, RECORD, { value: entries });
  return entries;
}

/** `tryRemoveChild()` removes a construct from its parent; what is below the construct stays as it was. */
function isInTree(construct: IConstruct): boolean {
  const { id, scope } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
