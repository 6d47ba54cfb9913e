import { html } from 'hono/html';
import type { Html } from './html';

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/** The day, in UTC. */
export const day = (time: string): Html => html`<time datetime="${time}">${time.slice(0, 10)}</time>`;

/** When a credential ends, and how near that is. */
export const expiry = (endDateTime: string): Html => html`${day(endDateTime)} ${lifetime([endDateTime])}`;

/** How near the first of several credentials is to its end. */
export function lifetime(endDateTimes: string[], now = Date.now()): Html {
  if (endDateTimes.length === 0) return html`–`;
  const left = Math.min(...endDateTimes.map((end) => Date.parse(end))) - now;
  if (left <= 0) return html`<span class="bad">Expired</span>`;
  return left < SOON_MS ? html`<span class="soon">Expiring soon</span>` : html`<span class="good">Current</span>`;
}
