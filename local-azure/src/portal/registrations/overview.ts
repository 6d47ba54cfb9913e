import { html } from 'hono/html';
import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import { identified, named } from '../html';
import { essentials } from '../section';
import { day } from '../time';
import { accountTypes } from './authentication';
import { usesDigitalTwins } from './digital-twins';

export const overview: Blade<Application> = {
  path: 'overview',
  title: 'Overview',
  howTo: {
    rows: [1, 2, 5],
    look: 'The registration is there, for this tenant alone. The client ID and the tenant ID are among the values to collect.',
    isAbout: (registration) => usesDigitalTwins(registration) && registration.signInAudience === 'AzureADMyOrg',
  },
  content: (registration, { directory, links }) => {
    const { appId, publicClient, web, spa, passwordCredentials, keyCredentials } = registration;
    const principal = directory.principalOf(appId);
    const uris = [web, spa, publicClient].map(({ redirectUris }) => redirectUris.length);
    return essentials({
      'Display name': named(registration.displayName),
      'Application (client) ID': appId,
      'Object ID': registration.id,
      'Directory (tenant) ID': directory.tenantId,
      'Supported account types': accountTypes(registration),
      'Client credentials': html`<a href="${links.registration(appId, 'credentials')}">
        ${keyCredentials.length} certificate, ${passwordCredentials.length} secret</a>`,
      'Redirect URIs': html`<a href="${links.registration(appId, 'authentication')}">
        ${uris[0]} web, ${uris[1]} spa, ${uris[2]} public client</a>`,
      'Managed application in local directory': principal
        ? identified(
            html`<a href="${links.enterpriseApplication(principal.id)}">${named(principal.displayName)}</a>`,
            principal.id,
          )
        : 'None: nobody made a service principal',
      Created: day(registration.createdDateTime),
    });
  },
};
