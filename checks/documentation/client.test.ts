import { readFileSync } from 'node:fs';
import { explain, lacksRole } from '../../examples/client/explanation';
import { BY_CODE } from '../../examples/client/refusals';
import { untilRoleCounts } from '../../examples/client/role-wait';
import { signIn } from '../../examples/client/sign-in';

const USER = {
  aud: 'https://digitaltwins.azure.net',
  tid: '00000000-0000-4000-8000-000000000003',
  appid: '00000000-0000-4000-8000-000000000002',
  oid: '00000000-0000-4000-8000-000000000001',
  upn: 'reader@contoso.com',
  scp: 'Read.Write',
};

const attempt = (claims: object, hasRead = false) => ({
  token: `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`,
  hasRead,
});
const refusal = (message: string, statusCode?: number) => Object.assign(new Error(message), { statusCode });
const forbidden = refusal('Forbidden', 403);

/** What the explanation names, line by line. */
const named = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => [...line.matchAll(/^ {2}(\w[\w ]*?) {2,}(.+)$/g)].map(([, a, b]) => [a, b])),
  );

describe('the client', () => {
  test('explains a code as its row in docs/troubleshooting.md does: with the same props', () => {
    const rows = readFileSync('docs/troubleshooting.md', 'utf8').match(/^\| AADSTS.+$/gm) ?? [];
    const differing = Object.entries(BY_CODE).filter(([code, { fix }]) => {
      const row = rows.filter((one) => new RegExp(`^[^|]*\\|[^|]*\\b(AADSTS)?${code}\\b`).test(one)).join();
      return row === '' || !(fix.match(/\b[a-z]+[A-Z]\w+/g) ?? []).every((prop) => row.includes(prop));
    });
    expect(differing).toEqual([]);
  });

  test('shows a user who is refused the text of its README', () => {
    const [, shown] =
      /title="the client, refused"\n(.+?)\n```/s.exec(readFileSync('examples/client/README.md', 'utf8')) ?? [];
    const error = refusal('The user does not have the data action.', 403);
    expect(explain(error, attempt(USER))).toBe(shown);
  });

  test('does not sign a user in through the application of another', () => {
    expect(process.env.AZURE_CLIENT_ID).toBeUndefined();
    expect(() => signIn('browser')).toThrow('AZURE_CLIENT_ID');
  });

  test('says that it signed in as itself', () => {
    const told = explain(forbidden, attempt({ ...USER, scp: undefined }));
    expect(named(told).who).toBe(`the client, service principal ${USER.oid}`);
  });

  test.each([
    ['audience', 401, { aud: 'https://graph.microsoft.com' }, false, 'tokenScope'],
    ['tenant', 401, {}, false, 'AZURE_TENANT_ID'],
    ['scope', 403, { scp: 'User.Read' }, false, 'grantAdminConsent'],
    ['role on the instance', 403, {}, false, 'grantDataAccess()'],
    ['role on the instance', 403, { scp: undefined }, false, 'roleAssignment'],
    ['role that may write', 403, {}, true, 'AdtRole.DATA_OWNER'],
  ])('says that the %s is missing after %i', (missing, status, claims, hasRead, fix) => {
    const told = named(explain(refusal('', status), attempt({ ...USER, ...claims }, hasRead)));
    expect(told.missing).toMatch(new RegExp(`^${missing}`));
    expect(told.fix).toContain(fix);
    expect(told['more in']).toBe(`docs/troubleshooting.md, "${status}"`);
  });

  test('says what it was told, and no more, of an error that it does not know', () => {
    expect(explain(refusal('no route to host'), attempt(USER))).toBe('refused:  no route to host');
  });

  test('tries again while a role may be on its way, and not while anything else is missing', async () => {
    expect(lacksRole(forbidden, attempt(USER))).toBe(true);
    expect(lacksRole(forbidden, attempt({ ...USER, scp: '' }))).toBe(false);
    expect(lacksRole(forbidden, attempt(USER, true))).toBe(false);
    expect(lacksRole(refusal('', 401), attempt(USER))).toBe(false);
  });

  test('waits ten minutes for a role, shows how long, and then gives up', async () => {
    jest.useFakeTimers();
    const said = jest.spyOn(console, 'error').mockReturnValue();
    let tries = 0;
    const act = () => {
      tries += 1;
      return Promise.reject(forbidden);
    };
    const waiting = untilRoleCounts(act, () => true, 10).catch((error) => error);
    await jest.advanceTimersByTimeAsync(11 * 60_000);
    expect(await waiting).toBe(forbidden);
    expect(tries).toBe(61);
    expect(said.mock.calls.at(-1)).toEqual(['403 after 590 s']);
    jest.useRealTimers();
  });
});
