import { TerraformVariable } from 'cdktf';
import { type AdtAppRegistrationProps, ClientIdRedirectUri } from '../../src';
import { codes, problems } from '../support/problems';
import { GUIDS, newStack, register, synth, Terraform } from '../support/synth';

const { WINDOWS_BROKER, MSAL } = ClientIdRedirectUri;
const CLIENT_ID = '${azuread_application.Client_4A7F64DF.client_id}';
const BROKER_URI = `ms-appx-web://Microsoft.AAD.BrokerPlugin/${CLIENT_ID}`;
const TYPE = 'azuread_application_redirect_uris';

describe('a redirect URI with the own client ID', () => {
  test('stands in a resource of its own, with all others of public clients', () => {
    expect(synth({ clientIdRedirectUris: [WINDOWS_BROKER, MSAL] }).resources(TYPE)).toEqual({
      Client_RedirectUris_B044F628: {
        application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
        type: 'PublicClient',
        redirect_uris: ['http://localhost', BROKER_URI, `msal${CLIENT_ID}://auth`],
      },
    });
  });

  test('may be the only one of public clients', () => {
    const { redirect_uris } = synth({
      publicClientRedirectUris: [],
      clientIdRedirectUris: [WINDOWS_BROKER],
    }).resource(TYPE);
    expect(redirect_uris).toEqual([BROKER_URI]);
  });

  test('is joined to a list that only Terraform knows', () => {
    const stack = newStack();
    const publicClientRedirectUris = new TerraformVariable(stack, 'uris', { type: 'list(string)' }).listValue;
    register({ publicClientRedirectUris, clientIdRedirectUris: [WINDOWS_BROKER] }, stack);
    expect(Terraform.of(stack).resource(TYPE).redirect_uris).toBe(`\${concat(var.uris, ["${BROKER_URI}"])}`);
  });

  test('leaves the application without a list for public clients, which a plan would otherwise remove or bring back', () => {
    const application = synth({ clientIdRedirectUris: [MSAL] }).resource('azuread_application');
    expect(application.public_client).toBeUndefined();
    expect(application.lifecycle.ignore_changes).toContain('public_client');
  });

  test('leaves the rest of the lifecycle as it is', () => {
    const lifecycle = (props: Partial<AdtAppRegistrationProps>) =>
      synth(props).resource('azuread_application').lifecycle;
    const clientIdRedirectUris = [MSAL];
    expect(lifecycle({ clientIdRedirectUris }).ignore_changes).toEqual(['prevent_duplicate_names', 'public_client']);
    expect(lifecycle({ clientIdRedirectUris, preventDuplicateNames: true }).ignore_changes).toEqual(['public_client']);
    expect(lifecycle({ preventDuplicateNames: true })).toBeUndefined();
  });

  test('has a public field where there is one, and changes nothing where there is none', () => {
    expect(register({ clientIdRedirectUris: [MSAL] }).applicationRedirectUris?.friendlyUniqueId).toBe(
      'Client_RedirectUris_B044F628',
    );
    expect(register().applicationRedirectUris).toBeUndefined();
    expect(synth().resources(TYPE)).toEqual({});
    expect(synth().resource('azuread_application').lifecycle.ignore_changes).not.toContain('public_client');
  });

  test('is taken over with the registration', () => {
    const adopt = { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1] };
    expect(synth({ adopt, clientIdRedirectUris: [WINDOWS_BROKER] }).json.import).toContainEqual({
      to: `${TYPE}.Client_RedirectUris_B044F628`,
      id: `/applications/${GUIDS[0]}/redirectUris/PublicClient`,
    });
  });

  test('counts as one of 256', () => {
    const webRedirectUris = Array.from({ length: 254 }, (_, index) => `https://contoso.com/${index}`);
    expect(codes({ webRedirectUris, clientIdRedirectUris: [MSAL] })).toEqual([]); // and the default
    expect(codes({ webRedirectUris, clientIdRedirectUris: [MSAL, WINDOWS_BROKER] })).toEqual(['redirect-uri-count']);
  });
});

describe('clientIdRedirectUris', () => {
  const problemsOf = (clientIdRedirectUris: unknown) =>
    problems(() => register({ clientIdRedirectUris: clientIdRedirectUris as ClientIdRedirectUri[] }));

  test('has members of the enum', () => {
    expect(problemsOf([MSAL, 'ms-appx-web://a/b'])).toEqual([
      "clientIdRedirectUris[1] must be a ClientIdRedirectUri, got 'ms-appx-web://a/b'; " +
        'pass ClientIdRedirectUri.WINDOWS_BROKER or ClientIdRedirectUri.MSAL [type]',
    ]);
    expect(problemsOf([7])).toHaveLength(1);
  });

  test('has each once', () => {
    expect(problemsOf([MSAL, MSAL])).toEqual([
      "clientIdRedirectUris[1] repeats clientIdRedirectUris[0], got 'msal<client ID>://auth'; name each once [duplicate]",
    ]);
  });

  test('is a list that is not empty, and known at synthesis', () => {
    const { listValue } = new TerraformVariable(newStack(), 'uris', { type: 'list(string)' });
    expect(problemsOf('msal')).toEqual([
      expect.stringMatching(/^clientIdRedirectUris must be a list, got 'msal'; .*\[type\]$/),
    ]);
    expect(problemsOf([])).toEqual([
      expect.stringMatching(/^clientIdRedirectUris must not be an empty list; .*\[list-empty\]$/),
    ]);
    expect(problemsOf(listValue)).toEqual([
      expect.stringMatching(/^clientIdRedirectUris must be known at synthesis.*\[type\]$/),
    ]);
  });
});

describe('a placeholder for the client ID, as documentation writes it,', () => {
  const fix = 'for the client ID of the application itself, use clientIdRedirectUris';

  test.each(['{client_id}', '{clientId}', '<your client ID>'])('%s gets the prop where it belongs', (placeholder) => {
    const uri = `ms-appx-web://microsoft.aad.brokerplugin/${placeholder}`;
    expect(problems(() => register({ publicClientRedirectUris: [uri] }))).toEqual([
      expect.stringContaining(`; ${fix} [redirect-uri-characters]`),
    ]);
  });

  test.each([
    ['what is no placeholder', { publicClientRedirectUris: ['https://contoso.com/{id}'] }],
    ['another platform', { webRedirectUris: ['https://contoso.com/{client_id}'] }],
  ])('is no advice for %s', (_, props) => {
    expect(problems(() => register(props))).toEqual([expect.not.stringContaining(fix)]);
  });
});
