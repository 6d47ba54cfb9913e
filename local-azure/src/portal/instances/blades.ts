import type { DigitalTwinsInstance } from '../../store/model';
import type { Blade } from '../blade';
import { accessControl } from './access-control';
import { overview } from './overview';

/** The menu of an instance, in the portal's order. */
export const INSTANCE_BLADES: readonly Blade<DigitalTwinsInstance>[] = [overview, accessControl];
