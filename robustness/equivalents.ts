import type { Survivor } from './survivors';

/** A survivor that nobody could tell from the library. */
export interface Equivalent extends Omit<Survivor, 'line'> {
  readonly why: string;
}

export const EQUIVALENTS: Equivalent[] = [];
