const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The text of every page of the portal that links lead to, a line for each. Its menus are left out. */
export async function readPortal(url: string): Promise<string> {
  const pages = new Map<string, string>();
  const open = [url];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const html = await (await fetch(next)).text();
    pages.set(next, textOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''));
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"#]+)"/g)) {
      const target = new URL(href, next).href;
      if (!pages.has(target) && !open.includes(target)) open.push(target);
    }
  }
  return [...pages.values()].join('\n');
}

/** The portal escapes every name, so all that looks like markup is markup. */
function textOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
  return text.replace(/\s+/g, ' ').trim();
}
