import { allowQuery } from '../transport/request';
import type { Router } from '../transport/router';
import { badParameter, type VaultAccess, vaultRefusal } from './access';

/** Nobody is told about certificates, as there are none. azurerm asks each time that it reads a vault. */
export function certificateContacts(router: Router, access: VaultAccess): void {
  router.on('GET', '/certificates/contacts', (request) => {
    allowQuery(request, ['api-version'], badParameter);
    access.open(request, 'certificatecontacts/write');
    throw vaultRefusal(404, 'ContactsNotFound', 'Contacts not found');
  });
}
