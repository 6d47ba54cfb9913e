import { html } from 'hono/html';

/** Markup. Whatever the template is given besides markup is escaped. */
export type Html = ReturnType<typeof html>;

/** A name that somebody chose: its letters may run from right to left, and must not turn those around it. */
export const named = (name: string): Html => html`<bdi>${name}</bdi>`;

/** A name with the ID that tells it from others of that name. */
export const identified = (name: Html | string, id: string): Html => html`${name} <small>${id}</small>`;
