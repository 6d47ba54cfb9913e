import type { Directory } from './directory';
import type { Html } from './html';
import type { Links } from './links';

/** A page about one thing, such as a registration: an entry in the menu of that thing. */
export interface Blade<T> {
  /** The end of its address. */
  readonly path: string;
  /** As the portal has it. */
  readonly title: string;
  /** What the how-to has a person look for here; nothing if it does not lead here. */
  readonly howTo?: HowTo<T>;
  readonly content: (of: T, context: Context) => Html;
}

export interface HowTo<T> {
  /** The rows of docs/how-to-map.md. */
  readonly rows: readonly number[];
  readonly look: string;
  /** Whether it is about this one: a tenant has others. */
  readonly isAbout: (of: T) => boolean;
}

/** What every page has at hand. */
export interface Context {
  readonly directory: Directory;
  readonly links: Links;
}
