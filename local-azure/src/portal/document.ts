import { html } from 'hono/html';
import type { Html } from './html';

/** A whole document, around its body. It loads nothing but the stylesheet. */
export function document(title: string, style: string, body: Html): Html {
  return html`<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – Local Azure</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${style}">
  </head>
  ${body}
</html>`;
}
