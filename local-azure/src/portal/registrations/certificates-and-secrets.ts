import { html } from 'hono/html';
import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import type { Html } from '../html';
import { named } from '../html';
import { listing } from '../section';
import { day, expiry } from '../time';
import { usesDigitalTwins } from './digital-twins';

export const certificatesAndSecrets: Blade<Application> = {
  path: 'credentials',
  title: 'Certificates & secrets',
  howTo: {
    rows: [5, 6],
    look: 'The secret, with its description, its end and its Secret ID. Its value was shown once, to whoever made it.',
    isAbout: (registration) => usesDigitalTwins(registration) && registration.passwordCredentials.length > 0,
  },
  content: (registration) => html`${secrets(registration)}${certificates(registration)}${federated(registration)}`,
};

const described = (description: string | null): Html => named(description || '–');

function secrets({ passwordCredentials }: Application): Html {
  return listing('Client secrets', 'No client secrets.', {
    id: 'secrets',
    caption: 'Secrets that the application proves its identity with',
    columns: ['Description', 'Expires', 'Value', 'Secret ID'],
    groups: [
      {
        rows: passwordCredentials.map(({ displayName, endDateTime, keyId }) => [
          described(displayName),
          expiry(endDateTime),
          'Hidden',
          keyId,
        ]),
      },
    ],
  });
}

function certificates({ keyCredentials }: Application): Html {
  return listing('Certificates', 'No certificates.', {
    id: 'certificates',
    caption: 'Certificates whose keys the application proves its identity with',
    columns: ['Thumbprint', 'Description', 'Start date', 'Expires', 'Certificate ID'],
    groups: [
      {
        rows: keyCredentials.map(({ customKeyIdentifier, displayName, startDateTime, endDateTime, keyId }) => [
          customKeyIdentifier ?? '–',
          described(displayName),
          day(startDateTime),
          expiry(endDateTime),
          keyId,
        ]),
      },
    ],
  });
}

function federated({ federatedIdentityCredentials }: Application): Html {
  return listing('Federated credentials', 'No federated credentials.', {
    id: 'federated',
    caption: 'Whose tokens the application may show instead of a secret',
    columns: ['Name', 'Issuer', 'Subject identifier', 'Audience', 'Description'],
    groups: [
      {
        rows: federatedIdentityCredentials.map(({ name, issuer, subject, audiences, description }) => [
          name,
          issuer,
          subject,
          audiences.join(', '),
          described(description),
        ]),
      },
    ],
  });
}
