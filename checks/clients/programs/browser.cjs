#!/usr/bin/env node
// Takes the place of the browser that clients open, and of the person in front of it: signs in as $LOCAL_AZURE_USER, agrees to
// everything, and prints where the client is led back to, or what is wrong.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');

const COOKIES = 'cookies.json';
const LISTENS = /^http:\/\/localhost:\d/;
const ENTITIES = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const [address, user_code] = process.argv.slice(2);
const { origin } = new URL(address);
const { LOCAL_AZURE_USER: username, LOCAL_AZURE_PASSWORD: password, SIGNS_IN_FOR: client = '' } = process.env;
const cookies = existsSync(COOKIES) ? JSON.parse(readFileSync(COOKIES, 'utf8')) : {};

/** Goes to an address, and on to where that leads; the page there. */
async function open(url, body) {
  const isAzure = url.startsWith(origin);
  const cookie = Object.entries(cookies).map((pair) => pair.join('='));
  // The first address of a sign-in is the client's. It says so, as MSAL does in its own requests.
  const isClients = url === address && !user_code;
  const headers = { ...(isAzure && { cookie: cookie.join('; ') }), ...(isClients && { 'x-client-sku': client }) };
  const response = await fetch(url, { headers, redirect: 'manual', ...(body && { method: 'POST', body }) });
  for (const one of isAzure ? response.headers.getSetCookie() : []) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(one);
    cookies[name] = value;
  }
  writeFileSync(COOKIES, JSON.stringify(cookies));
  const location = response.headers.get('location');
  if (!location) return { url, html: await response.text() };
  console.log(location);
  return LISTENS.test(location) ? open(location) : { html: '' };
}

/** Fills in the form of a page, and presses its first button. */
function send({ url, html }) {
  const [form] = /<form[\s\S]*?<\/form>/.exec(html);
  const fields = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(input|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name && !fields.has(name)) fields.set(name, { username, password, user_code }[name] ?? attribute(tag, 'value'));
  }
  const target = new URL(attribute(form, 'action'), url).href;
  if (target.startsWith(origin) || LISTENS.test(target)) return open(target, fields);
  console.log(`${target}?${fields}`);
  return { html: '' };
}

const attribute = (tag, name) => decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const decoded = (text) => text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);

async function main() {
  let page = await open(address);
  while (page.html.includes('<form') && !page.html.includes('role="alert"')) page = await send(page);
  const [, problem] = /class="bad">([^<]*)/.exec(page.html) ?? [];
  if (problem) console.log(decoded(problem));
}

main();
