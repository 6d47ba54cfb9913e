import { type Route, route } from '../http/router';
import { API_VERSION, type VaultAccess } from './access';
import { contactsNotFound } from './errors';

/** No contact is told about certificates. azurerm asks each time that it reads a vault. */
export function certificateContacts(access: VaultAccess): Route[] {
  return [
    route('GET', '/certificates/contacts', API_VERSION, (request) => {
      access.open(request, 'certificatecontacts/write');
      throw contactsNotFound();
    }),
  ];
}
