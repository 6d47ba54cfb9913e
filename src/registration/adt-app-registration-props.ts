import type { AdtPrincipal } from '../access/adt-principal';
import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import type { ApiPermission } from '../api-permissions/api-permission';
import type { ClientCredential } from '../credentials/client-credential';
import type { ClientIdRedirectUri } from '../redirect-uris/client-id-redirect-uri';
import type { AdoptedRegistration } from './adopted-registration';
import type { RegistrationProviders } from './registration-providers';

/** Properties of an `AdtAppRegistration`. */
export interface AdtAppRegistrationProps extends RegistrationProviders {
  /**
   * The name that the portal and the consent dialog show: at most 120 characters; an apostrophe only with
   * `preventDuplicateNames: false`.
   *
   * Changing it renames the application.
   */
  readonly displayName: string;

  /**
   * Whether Terraform refuses to create or change the application while another of the tenant has its name.
   *
   * Names are not unique in Entra ID. With `false`, the application may have a name that another one has.
   *
   * @default - true for an application that Terraform creates. An application that `adopt` took over is not checked.
   */
  readonly preventDuplicateNames?: boolean;

  /**
   * Redirect URIs of the platform *Mobile and desktop applications*: `https`, `http` on `localhost` or
   * `127.0.0.1`, or a scheme of your own. At most 256 redirect URIs of 256 characters over all platforms.
   *
   * Entra ID ignores the port of `localhost`: `http://localhost` serves all of them. An empty list means none.
   *
   * @default ['http://localhost']
   * @see https://learn.microsoft.com/entra/identity-platform/reply-url
   */
  readonly publicClientRedirectUris?: string[];

  /**
   * Further redirect URIs of the platform *Mobile and desktop applications*, which hold the application's own client
   * ID: for the broker of Windows, and for MSAL.
   *
   * All redirect URIs of public clients are then a resource of their own, `applicationRedirectUris`, and the
   * application ignores its `public_client`. When you add this to a registration that is deployed already, Terraform
   * must take over its redirect URIs: `docs/troubleshooting.md` shows how. `adopt` does it by itself; it needs a registration that
   * has a redirect URI of this platform.
   *
   * @default - no redirect URI with the client ID
   * @see https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/wam
   */
  readonly clientIdRedirectUris?: ClientIdRedirectUri[];

  /**
   * Redirect URIs of the platform *Web*: `https`, `http` on `localhost` or `127.0.0.1`, or `ms-appx-web`, with a path.
   *
   * @default - no redirect URI of this platform
   * @see https://learn.microsoft.com/entra/identity-platform/reply-url
   */
  readonly webRedirectUris?: string[];

  /**
   * Redirect URIs of the platform *Single-page application*: `https`, or `http` on `localhost` or
   * `127.0.0.1`, with a path; for an add-in of Office, `brk-multihub://<its host>/`.
   *
   * A page gets a token there, and cannot call an instance with it: Azure Digital Twins does not support CORS. Let a
   * backend, or Azure API Management, make the calls.
   *
   * @default - no redirect URI of this platform
   * @see https://learn.microsoft.com/entra/identity-platform/reply-url
   */
  readonly spaRedirectUris?: string[];

  /**
   * Whether Entra ID treats the application as a public client where nothing shows it: in flows without a
   * redirect URI, such as device code. The portal calls it *Allow public client flows*.
   *
   * @default false
   */
  readonly fallbackPublicClientEnabled?: boolean;

  /**
   * Which tokens the OAuth 2.0 implicit flow issues to a web application.
   *
   * @default - none: the authorization code flow with PKCE is the safer choice
   */
  readonly implicitGrant?: ImplicitGrant;

  /**
   * Permissions on APIs other than Azure Digital Twins, whose `Read.Write` is always requested.
   *
   * A request is no grant: an administrator consents to it.
   *
   * @default - only `Read.Write` on Azure Digital Twins is requested
   */
  readonly apiPermissions?: ApiPermission[];

  /**
   * Object IDs of the users and service principals that own the application and the service principal: at
   * most 100, no groups.
   *
   * A list of your own replaces the default. A deployer whose only permission is
   * `Application.ReadWrite.OwnedBy` must be on it, or can neither change nor destroy what it made.
   *
   * @default - the identity that deploys
   */
  readonly owners?: string[];

  /**
   * How the application proves who it is.
   *
   * @default ClientCredential.secret()
   */
  readonly credential?: ClientCredential;

  /**
   * The instance that the registration gets access to, and how much. `addRoleAssignment()` adds more instances, and
   * `grantDataAccess()` the people who sign in.
   *
   * @default - the registration has access to no instance
   */
  readonly roleAssignment?: AdtRoleAssignmentOptions;

  /**
   * The only users and groups that may sign in through the application, each under a name of yours. *Assignment required?* of the
   * portal is then on, and these are its *Users and groups*: anyone else gets AADSTS50105.
   *
   * Entra ID counts the members of a group, and not those of the groups in it. Users cannot consent to an application that
   * requires an assignment: set `grantAdminConsent` or `consentForUsers` too. An application that signs in as itself is not
   * concerned.
   *
   * Changing a name assigns again. The deployer needs `AppRoleAssignment.ReadWrite.All` and `Application.Read.All`.
   *
   * @default - every user of the tenant may sign in
   * @see https://learn.microsoft.com/entra/identity-platform/howto-restrict-your-app-to-a-set-of-users
   */
  readonly usersAndGroups?: { [id: string]: AdtPrincipal };

  /**
   * Whether to consent on behalf of every user of the tenant, so that no user is asked when signing in: to `Read.Write` on the Azure
   * Digital Twins API, and on Microsoft Graph to what the sign-in itself asks for (`openid`, `profile`, `offline_access`).
   * Consent to `apiPermissions` is not included.
   *
   * The deployer needs `DelegatedPermissionGrant.ReadWrite.All` or a privileged role for it, and `Application.Read.All`. The
   * service principal of the Azure Digital Twins API must exist in the tenant.
   *
   * @default false
   */
  readonly grantAdminConsent?: boolean;

  /**
   * The users to consent on behalf of, each under a name of yours, where `grantAdminConsent` is too much. They consent to the same.
   *
   * Changing a name consents again. The deployer needs the same permissions.
   *
   * @default - users are asked when they sign in, unless an administrator has consented
   */
  readonly consentForUsers?: { [id: string]: AdtPrincipal };

  /**
   * A registration that an administrator made by hand, and that Terraform must take over: application and service principal are
   * changed in place to what the props say. What no prop describes, such as app roles, is removed: write it on
   * `application`. From then on Terraform changes and destroys what is there.
   *
   * A plan that would let more users sign in than before fails: where *Assignment required?* is on and there are no
   * `usersAndGroups`, or where *Enabled for users to sign-in?* is off. The error shows how to keep it so.
   *
   * Secrets, certificates and federated credentials cannot be taken over; they stay valid beside what `credential`
   * makes, until an administrator removes them. After the apply this prop has done its work: keep it, or remove it.
   *
   * Needs Terraform 1.5, OpenTofu 1.6, or newer; where an ID is a token, Terraform 1.6. OpenTofu 1.7.0 and 1.7.1 cannot.
   *
   * @default - the registration is made
   */
  readonly adopt?: AdoptedRegistration;
}

/** Which tokens the OAuth 2.0 implicit flow issues. */
export interface ImplicitGrant {
  /**
   * Access tokens.
   *
   * @default false
   */
  readonly accessTokenIssuanceEnabled?: boolean;

  /**
   * ID tokens, also for the hybrid flow.
   *
   * @default false
   */
  readonly idTokenIssuanceEnabled?: boolean;
}
