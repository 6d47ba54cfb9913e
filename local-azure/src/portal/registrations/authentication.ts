import { html } from 'hono/html';
import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import { essentials, listing, section, yesOrNo } from '../section';
import { usesDigitalTwins } from './digital-twins';

export const authentication: Blade<Application> = {
  path: 'authentication',
  title: 'Authentication',
  howTo: {
    rows: [1, 2, 12, 13, 14],
    look: 'http://localhost is there for mobile and desktop applications. Other redirect URIs, the implicit flows and public client flows show here when they are asked for.',
    isAbout: (registration) =>
      usesDigitalTwins(registration) && registration.publicClient.redirectUris.includes('http://localhost'),
  },
  content: (registration) => {
    const { publicClient, web, spa, isFallbackPublicClient } = registration;
    const platforms = {
      Web: web,
      'Single-page application': spa,
      'Mobile and desktop applications': publicClient,
    };
    const { enableAccessTokenIssuance, enableIdTokenIssuance } = web.implicitGrantSettings;
    return html`
      ${listing('Redirect URIs', 'No platform has a redirect URI.', {
        id: 'redirect-uris',
        caption: 'Where tokens and codes may be sent, by platform',
        columns: ['Redirect URI', 'Platform'],
        groups: [
          {
            rows: Object.entries(platforms).flatMap(([platform, { redirectUris }]) =>
              redirectUris.map((uri) => [uri, platform]),
            ),
          },
        ],
      })}
      ${section(
        'Implicit grant and hybrid flows',
        essentials({
          'Access tokens (used for implicit flows)': yesOrNo(enableAccessTokenIssuance),
          'ID tokens (used for implicit and hybrid flows)': yesOrNo(enableIdTokenIssuance),
        }),
      )}
      ${section(
        'Settings',
        essentials({
          'Supported account types': accountTypes(registration),
          'Allow public client flows': yesOrNo(isFallbackPublicClient ?? false),
          'Front-channel logout URL': web.logoutUrl ?? 'None',
        }),
      )}`;
  },
};

export const accountTypes = ({ signInAudience }: Application): string =>
  signInAudience === 'AzureADMyOrg' ? 'My organization only' : 'Multiple organizations';
