import * as fc from 'fast-check';
import { type AdtAppRegistrationProps, AdtRole, ClientCredential } from '../../src';
import { type Block, instanceId } from './synth';

/**
 * What a prop should lead to, told without the library: the problems of a bad value, or the Terraform of a good one.
 */
export interface Expected<T> {
  readonly value: T;
  readonly codes?: string[];
  readonly terraform?: unknown;
}

const good = <T>(value: T, terraform: unknown = value): Expected<T> => ({ value, terraform });
const bad = <T>(value: T, ...codes: string[]): Expected<T> => ({ value, codes });

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: min, maxLength: max });

const displayName: fc.Arbitrary<Expected<string>> = fc.oneof(
  { weight: 4, arbitrary: letters(1, 120).map((name) => good(name)) },
  { weight: 1, arbitrary: letters(121, 200).map((name) => bad(name, 'display-name-length')) },
  { weight: 1, arbitrary: letters(1, 50).map((name) => bad(`${name}'s`, 'display-name-apostrophe')) },
  { weight: 1, arbitrary: letters(1, 50).map((name) => bad(` ${name}`, 'white-space')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t\n').map((name) => bad(name, 'display-name-blank')) },
);

/** URIs whose hosts begin with the platform's name, so that no two platforms share one. */
const redirectUri = (platform: string): fc.Arbitrary<Expected<string>> => {
  const host = letters(1, 20).map((name) => `${platform}${name.toLowerCase()}.contoso.com`);
  const port = fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined });
  const rest = fc
    .record({ host, port, path: letters(0, 20) })
    .map((uri) => `${uri.host}${uri.port ? `:${uri.port}` : ''}/${uri.path}`);
  const local = fc.record({ port, path: letters(1, 20) });
  return fc.oneof(
    { weight: 12, arbitrary: rest.map((uri) => good(`https://${uri}`)) },
    {
      weight: 4,
      arbitrary: local.map((uri) => good(`http://localhost${uri.port ? `:${uri.port}` : ''}/${platform}/${uri.path}`)),
    },
    { weight: 1, arbitrary: rest.map((uri) => bad(`http://${uri}`, 'redirect-uri-scheme')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://${uri}#a`, 'redirect-uri-fragment')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://${uri}*`, 'redirect-uri-wildcard')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://${uri}!`, 'redirect-uri-characters')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://me@${uri}`, 'redirect-uri-user-info')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://.${uri}`, 'redirect-uri-host')) },
    { weight: 1, arbitrary: rest.map((uri) => bad(`https://${uri}${'a'.repeat(256)}`, 'redirect-uri-length')) },
  );
};

/** Without the port, which Entra ID ignores on localhost, and without letter case. */
const comparable = ({ value }: Expected<string>) => value.replace(/(localhost):\d+/, '$1').toLowerCase();

const list = (item: fc.Arbitrary<Expected<string>>): fc.Arbitrary<Expected<string[] | undefined>> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(good(undefined)) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(item, { minLength: 1, maxLength: 4, selector: comparable })
        .map((items) => ({ value: items.map(({ value }) => value), codes: items.flatMap(({ codes = [] }) => codes) })),
    },
  );

const guid: fc.Arbitrary<Expected<string>> = fc.oneof(
  { weight: 8, arbitrary: fc.uuid().map((id) => good(id)) },
  { weight: 1, arbitrary: letters(1, 40).map((id) => bad(id, 'guid')) },
);

const flag = fc.option(fc.boolean(), { nil: undefined });

const lifetimeDays: fc.Arbitrary<Expected<number | undefined>> = fc.oneof(
  fc.constant(good(undefined, '4320h')),
  fc.integer({ min: 1, max: 730 }).map((days) => good(days, `${days * 24}h`)),
  fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 731 })).map((days) => bad(days, 'lifetime-days')),
);

type RoleAssignment = AdtAppRegistrationProps['roleAssignment'];
const roleAssignment: fc.Arbitrary<Expected<RoleAssignment>> = fc.oneof(
  fc.constant(good(undefined)),
  fc.record({ subscription: fc.uuid(), role: fc.uuid() }).map(({ subscription, role }) =>
    good<RoleAssignment>(
      { instanceId: instanceId('plant', subscription), role: AdtRole.fromRoleDefinitionId(role) },
      {
        scope: instanceId('plant', subscription),
        role_definition_id: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      },
    ),
  ),
  fc
    .uuid()
    .map((id) =>
      bad<RoleAssignment>({ instanceId: `/subscriptions/${id}`, role: AdtRole.DATA_OWNER }, 'instance-id-scope'),
    ),
);

export interface Case {
  readonly props: AdtAppRegistrationProps;
  /** In the order of the props. */
  readonly codes: string[];
  readonly application: Block;
  readonly secretLifetime: unknown;
  readonly roleAssignment?: Block;
  readonly consent: boolean;
}

export const cases: fc.Arbitrary<Case> = fc
  .record({
    displayName,
    publicClient: list(redirectUri('pub')),
    web: list(redirectUri('web')),
    spa: list(redirectUri('spa')),
    fallback: flag,
    accessTokens: flag,
    idTokens: flag,
    owners: list(guid),
    lifetimeDays,
    roleAssignment,
    consent: flag,
  })
  .map((model) => ({
    props: {
      displayName: model.displayName.value,
      publicClientRedirectUris: model.publicClient.value,
      webRedirectUris: model.web.value,
      spaRedirectUris: model.spa.value,
      fallbackPublicClientEnabled: model.fallback,
      implicitGrant: { accessTokenIssuanceEnabled: model.accessTokens, idTokenIssuanceEnabled: model.idTokens },
      owners: model.owners.value,
      credential: ClientCredential.secret({ lifetimeDays: model.lifetimeDays.value }),
      roleAssignment: model.roleAssignment.value,
      grantAdminConsent: model.consent,
    },
    codes: [
      model.displayName,
      model.publicClient,
      model.web,
      model.spa,
      model.owners,
      model.lifetimeDays,
      model.roleAssignment,
    ].flatMap(({ codes = [] }) => codes),
    application: {
      display_name: model.displayName.value,
      public_client: { redirect_uris: model.publicClient.value ?? ['http://localhost'] },
      ...(model.spa.value && { single_page_application: { redirect_uris: model.spa.value } }),
      web: {
        ...(model.web.value && { redirect_uris: model.web.value }),
        implicit_grant: {
          access_token_issuance_enabled: model.accessTokens === true,
          id_token_issuance_enabled: model.idTokens === true,
        },
      },
      fallback_public_client_enabled: model.fallback === true,
      owners: model.owners.value ?? ['${data.azuread_client_config.Client_Deployer_DF5DEAB8.object_id}'],
      prevent_duplicate_names: true,
      lifecycle: { ignore_changes: ['prevent_duplicate_names'] },
      sign_in_audience: 'AzureADMyOrg',
      required_resource_access: [
        {
          resource_app_id: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
          resource_access: [{ id: '4589bd03-58cb-4e6c-b17f-b580e39652f8', type: 'Scope' }],
        },
      ],
    },
    secretLifetime: model.lifetimeDays.terraform,
    roleAssignment: model.roleAssignment.terraform as Block | undefined,
    consent: model.consent === true,
  }));
