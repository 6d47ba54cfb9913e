import type { Blade } from './blade';
import { ENTERPRISE_APPLICATION_BLADES } from './enterprise-applications/blades';
import { INSTANCE_BLADES } from './instances/blades';
import { REGISTRATION_BLADES } from './registrations/blades';

interface Place {
  /** The rows of docs/how-to-map.md. */
  readonly rows: string;
  readonly look: string;
  /** How a person gets there. */
  readonly page: string;
}

/** Where each step of the how-to that leaves something to be seen is seen. */
export const PLACES: readonly Place[] = [
  ...placesIn('App registrations', REGISTRATION_BLADES),
  ...placesIn('Enterprise applications', ENTERPRISE_APPLICATION_BLADES),
  ...placesIn('Azure Digital Twins', INSTANCE_BLADES),
];

function placesIn<T>(service: string, blades: readonly Blade<T>[]): Place[] {
  return blades.flatMap(({ title, howTo }) =>
    howTo ? [{ rows: howTo.rows.join(', '), look: howTo.look, page: `${service} › ${title}` }] : [],
  );
}
