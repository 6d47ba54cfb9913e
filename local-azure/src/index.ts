export type { FaultOptions } from './faults/faults';
export type { Exchange } from './gateway';
export { LocalAzure, type LocalAzureOptions } from './local-azure';
export { PORTAL_PAGES } from './portal/pages';
export type { Portal } from './portal/portal';
export type { Identity, IdentityOptions, Person } from './seed';
export type { State } from './store/model';
export type { Witness } from './witness';
