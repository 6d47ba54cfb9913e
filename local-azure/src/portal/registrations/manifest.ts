import { html } from 'hono/html';
import { ADT_API } from '../../entra/audiences';
import { READ_WRITE } from '../../entra/microsoft-applications';
import { shownApplication } from '../../graph/shown-application';
import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import { usesDigitalTwins } from './digital-twins';

const SOUGHT = [ADT_API, READ_WRITE];

export const manifest: Blade<Application> = {
  path: 'manifest',
  title: 'Manifest',
  howTo: {
    rows: [3, 4, 10],
    look: `requiredResourceAccess holds ${ADT_API} and ${READ_WRITE}. Both are marked.`,
    isAbout: usesDigitalTwins,
  },
  content: (registration) => html`<section>
    <h2 id="manifest">As Microsoft Graph shows it</h2>
    <pre role="region" aria-labelledby="manifest" tabindex="0"><code>${json(registration)}</code></pre>
  </section>`,
};

/** Line by line, with the two IDs marked that the how-to has a person look for. */
function json(registration: Application) {
  return JSON.stringify(shownApplication(registration), undefined, 2)
    .split('\n')
    .map((line) => (SOUGHT.some((id) => line.includes(`"${id}"`)) ? html`<mark>${line}</mark>\n` : `${line}\n`));
}
