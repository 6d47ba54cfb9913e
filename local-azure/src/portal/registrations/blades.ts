import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import { apiPermissions } from './api-permissions';
import { authentication } from './authentication';
import { certificatesAndSecrets } from './certificates-and-secrets';
import { manifest } from './manifest';
import { overview } from './overview';
import { owners } from './owners';

/** The menu of a registration, in the portal's order. */
export const REGISTRATION_BLADES: readonly Blade<Application>[] = [
  overview,
  authentication,
  certificatesAndSecrets,
  apiPermissions,
  owners,
  manifest,
];
