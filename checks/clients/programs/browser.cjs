#!/usr/bin/env node
// Takes the place of the browser that clients open, and of the person in front of it: signs in as $LOCAL_AZURE_USER, agrees to
// everything, and prints where the client is led back to, or what is wrong.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { parse } = require('node-html-parser');

const COOKIES = 'cookies.json';
const LISTENS = /^http:\/\/localhost:\d/;

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
  if (!location) return { url, root: parse(await response.text()) };
  console.log(location);
  return LISTENS.test(location) ? open(location) : { root: parse('') };
}

/** Fills in the form of a page, and presses its first button. */
function send({ url, root }) {
  const form = root.querySelector('form');
  const fields = new URLSearchParams();
  for (const field of form.querySelectorAll('[name]')) {
    const name = field.getAttribute('name');
    const value = { username, password, user_code }[name] ?? field.getAttribute('value');
    if (!fields.has(name)) fields.set(name, value);
  }
  const target = new URL(form.getAttribute('action'), url).href;
  if (target.startsWith(origin) || LISTENS.test(target)) return open(target, fields);
  console.log(`${target}?${fields}`);
  return { root: parse('') };
}

async function main() {
  let page = await open(address);
  while (page.root.querySelector('form') && !page.root.querySelector('[role=alert]')) page = await send(page);
  const problem = page.root.querySelector('.bad');
  if (problem) console.log(problem.text);
}

main();
