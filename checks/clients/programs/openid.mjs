// Signs in a user with openid-client, which checks what OpenID Connect says of each answer: by the code, hybrid and implicit
// flow. Asks who they are, and signs them out.
import { execFileSync } from 'node:child_process';
import * as openid from 'openid-client';

const [clientId, secret, redirect_uri] = process.argv.slice(2);
const { AZURE_AUTHORITY_HOST, AZURE_TENANT_ID } = process.env;
const issuer = new URL(`${AZURE_AUTHORITY_HOST}/${AZURE_TENANT_ID}/v2.0`);

/** How it is configured for a flow. It reads the keys, too, and checks by them who signed the ID token. */
const configured = (...flow) =>
  openid.discovery(issuer, clientId, undefined, openid.ClientSecretPost(secret), {
    execute: [openid.enableNonRepudiationChecks, ...flow],
  });

/** Where the user is led back to from an address. */
const browse = ({ href }) => new URL(execFileSync('xdg-open', [href], { encoding: 'utf8' }).trim());

async function byCode(config, asked = {}) {
  const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
  const checks = { expectedState, expectedNonce, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
  const address = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri, scope: 'openid profile', state: expectedState, nonce: expectedNonce, ...asked },
    ...{
      code_challenge: await openid.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
      code_challenge_method: 'S256',
    },
  });
  return openid.authorizationCodeGrant(config, browse(address), checks);
}

async function implicitly() {
  const config = await configured(openid.useIdTokenResponseType);
  const nonce = openid.randomNonce();
  const address = openid.buildAuthorizationUrl(config, { redirect_uri, scope: 'openid profile', nonce });
  return openid.implicitAuthentication(config, browse(address), nonce);
}

/** Who is signed in, or the code of the refusal. */
async function outcome(signIn) {
  try {
    const answer = await signIn();
    return (answer.claims?.() ?? answer).preferred_username;
  } catch (error) {
    const [code] = /AADSTS\d+/.exec(error.error_description) ?? [];
    if (!code) throw error;
    return code;
  }
}

const config = await configured();
const tokens = await byCode(config);
const claims = tokens.claims();
const { name } = await openid.fetchUserInfo(config, tokens.access_token, claims.sub);
const silently = () => outcome(() => byCode(config, { prompt: 'none' }));
const printed = {
  code: claims.preferred_username,
  name,
  hybrid: await outcome(async () => byCode(await configured(openid.useCodeIdTokenResponseType))),
  implicit: await outcome(implicitly),
  silent: await silently(),
};
const signOut = { post_logout_redirect_uri: redirect_uri, id_token_hint: tokens.id_token };
printed['led back'] = browse(openid.buildEndSessionUrl(config, signOut)).href === redirect_uri;
printed['silent, signed out'] = await silently();
console.log(JSON.stringify(printed));
