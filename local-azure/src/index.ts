export { blankVault } from './arm/key-vaults';
export { Emulator, type EmulatorOptions, type Exchange } from './emulator';
export { environment, writeCertificate } from './environment';
export { FAULT } from './faults/faults';
export { INSTANCE_BLADES } from './portal/instances/blades';
export { openPortal, type Portal } from './portal/portal';
export { REGISTRATION_BLADES } from './portal/registrations/blades';
export { assignRole, type Identity, makeIdentity } from './seed';
export type { State } from './store/model';
