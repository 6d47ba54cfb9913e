import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationRedirectUris } from '@cdktf/provider-azuread/lib/application-redirect-uris';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import type { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import type { ServicePrincipalDelegatedPermissionGrant } from '@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant';
import type { Construct } from 'constructs';
import type { AdtPrincipal } from '../access/adt-principal';
import type { AdtRole } from '../access/adt-role';
import { AdtRoleAssignment } from '../access/adt-role-assignment';
import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import { requestedPermissions } from '../api-permissions/requested-permissions';
import { tokenResourceAccess } from '../api-permissions/resource-access-rendering';
import { recordOf } from '../application/record';
import type { ClientCertificate } from '../credentials/certificate/client-certificate';
import { CLIENT_CERTIFICATE } from '../credentials/certificate/client-certificate-kind';
import { ClientCredential } from '../credentials/client-credential';
import type { ClientSecret } from '../credentials/client-secret/client-secret';
import { CLIENT_SECRET } from '../credentials/client-secret/client-secret-kind';
import type { OwnCredential } from '../credentials/credential-kind';
import type { FederatedIdentityCredential } from '../credentials/federated/federated-identity-credential';
import { FEDERATED_IDENTITY_CREDENTIAL } from '../credentials/federated/federated-identity-credential-kind';
import type { KeyVaultClientCertificate } from '../credentials/key-vault-certificate/key-vault-client-certificate';
import { KEY_VAULT_CLIENT_CERTIFICATE } from '../credentials/key-vault-certificate/key-vault-client-certificate-kind';
import { ownCredential } from '../credentials/own-credential';
import type { RotatingClientSecret } from '../credentials/rotating-client-secret/rotating-client-secret';
import { ROTATING_CLIENT_SECRET } from '../credentials/rotating-client-secret/rotating-client-secret-kind';
import { renderWithClientId } from '../redirect-uris/redirect-uris-rendering';
import { consent, consentForUsers, readApis } from '../sign-in/consent';
import { assignUsersAndGroups } from '../sign-in/users-and-groups';
import { withFindings } from '../validation/findings';
import { throwProblems, unreadable } from '../validation/library-error';
import { problem } from '../validation/problem';
import { importExisting } from './adoption';
import type { AdtAppRegistrationAttributes } from './adt-app-registration-attributes';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import type { AdtAppRegistrationProps } from './adt-app-registration-props';
import { renderApplication } from './application-rendering';
import { DescribedRegistration, LookedUpRegistration } from './existing-registration';
import { RegistrationBase } from './registration-base';
import type { RegistrationProviders } from './registration-providers';
import { checkRegistration } from './rules/registration-rules';
import { renderServicePrincipal } from './service-principal-rendering';

/**
 * An Entra ID app registration for a client of Azure Digital Twins: Microsoft's how-to "Create an app
 * registration to use with Azure Digital Twins", as one construct.
 *
 * It makes the application (single tenant, with the permission that the API needs), its service principal, a
 * client secret, a role assignment on an instance and, if asked, the admin consent. Bad props throw before
 * anything is defined, with one error that lists every problem.
 *
 * It makes no provider: the stack needs `AzureadProvider`, and `AzurermProvider` for role assignments. A stack with several of them
 * passes those to use.
 *
 * Needs Terraform 1.5, OpenTofu 1.6, or newer; some parts need more, and say so.
 *
 * @see https://learn.microsoft.com/azure/digital-twins/how-to-create-app-registration
 */
export class AdtAppRegistration extends RegistrationBase {
  /**
   * Builds on a registration that already exists and has another owner, known by its client ID.
   *
   * Terraform looks up its application and service principal; both must be in the deployer's tenant. Where the service principal is
   * missing, as after `az ad app create`, Terraform says so when it plans: `az ad sp create --id <client ID>` makes it. Nothing
   * of the registration itself is changed or destroyed.
   *
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope
   * @param clientId the application (client) ID
   * @param providers what looks it up, and makes what is added to it
   */
  public static fromClientId(
    scope: Construct,
    id: string,
    clientId: string,
    providers: RegistrationProviders = {},
  ): IAdtAppRegistration {
    return new LookedUpRegistration(scope, id, clientId, providers);
  }

  /**
   * Builds on a registration that already exists and has another owner, known by its attributes: those of
   * a registration in another stack, for example.
   *
   * Nothing is looked up, so the deployer needs no permission to read the directory.
   *
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope
   * @param attributes what is known of it
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: AdtAppRegistrationAttributes,
  ): IAdtAppRegistration {
    return new DescribedRegistration(scope, id, attributes);
  }

  /** The application: what the portal lists under *App registrations*. */
  public readonly application: Application;

  /**
   * The application's service principal: what the portal lists under *Enterprise applications*.
   *
   * It is made with the tag that this list asks for. To set other tags, call `resetFeatureTags()` on it first.
   */
  public readonly servicePrincipal: ServicePrincipal;

  /** The deployer: the identity that the provider signs in with. */
  public readonly deployer: DataAzureadClientConfig;

  /** The redirect URIs of public clients. With `clientIdRedirectUris`; else they are part of the application. */
  public readonly applicationRedirectUris?: ApplicationRedirectUris;

  /** The role assignment of the prop `roleAssignment`. */
  public readonly roleAssignment?: AdtRoleAssignment;

  /** The service principal of the Azure Digital Twins API, which is only read. With `grantAdminConsent` or `consentForUsers`. */
  public readonly adtServicePrincipal?: DataAzureadServicePrincipal;

  /** The service principal of Microsoft Graph, which is only read. With `grantAdminConsent` or `consentForUsers`. */
  public readonly graphServicePrincipal?: DataAzureadServicePrincipal;

  /** The admin consent to Azure Digital Twins. With `grantAdminConsent`. */
  public readonly delegatedPermissionGrant?: ServicePrincipalDelegatedPermissionGrant;

  /**
   * The admin consent to the sign-in itself, on Microsoft Graph. With `grantAdminConsent`.
   *
   * Entra ID keeps one consent per client and API. Where `apiPermissions` has delegated permissions on Microsoft Graph, add them to its
   * `claimValues`.
   */
  public readonly signInPermissionGrant?: ServicePrincipalDelegatedPermissionGrant;

  private readonly credential?: OwnCredential;
  private readonly access?: AdtRoleAssignmentOptions;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: AdtAppRegistrationProps) {
    const { problems, credential, read } = checkRegistration(props, scope, ClientCredential.secret());
    throwProblems(scope, id, 'AdtAppRegistration', problems);
    super(scope, id, read);

    const { azureadProvider: provider } = this;
    this.deployer = new DataAzureadClientConfig(this, 'Deployer', { provider });
    // Without owners the provider removes the caller, who may then not touch what it made.
    const owners = read.owners ?? [this.deployer.objectId];

    this.application = new Application(this, 'Resource', { ...renderApplication(read, owners), provider });
    for (const { path, blocks } of tokenResourceAccess(requestedPermissions(read.apiPermissions))) {
      this.application.addOverride(path, blocks);
    }
    const { clientId } = this;
    recordOf(this, clientId);
    this.servicePrincipal = new ServicePrincipal(this, 'ServicePrincipal', {
      ...renderServicePrincipal(clientId, owners),
      appRoleAssignmentRequired: read.usersAndGroups && true,
      provider,
    });
    const redirectUris = renderWithClientId(read, this);
    if (redirectUris) {
      this.applicationRedirectUris = new ApplicationRedirectUris(this, 'RedirectUris', { ...redirectUris, provider });
    }
    this.credential = credential.make(this);

    this.access = read.roleAssignment;
    if (read.roleAssignment) {
      const access = { ...read.roleAssignment, registration: this };
      this.roleAssignment = new AdtRoleAssignment(this, 'RoleAssignment', withFindings(access, { problems: [] }));
    }
    if (read.usersAndGroups) assignUsersAndGroups(this, read.usersAndGroups);
    if (read.grantAdminConsent || read.consentForUsers) {
      const apis = readApis(this);
      this.adtServicePrincipal = apis.adt;
      this.graphServicePrincipal = apis.graph;
      if (read.grantAdminConsent) {
        const { adt, signIn } = consent(this, this, apis);
        this.delegatedPermissionGrant = adt;
        this.signInPermissionGrant = signIn;
      }
      if (read.consentForUsers) consentForUsers(this, apis, read.consentForUsers);
    }
    if (read.adopt) importExisting(this, read.adopt);
  }

  /**
   * Gives people who sign in through the registration, or another application, access to the instance of the prop `roleAssignment`.
   * For another instance, use `addRoleAssignment()`.
   *
   * @param id a name for this access, unique in the registration. Changing it replaces the assignment.
   * @param principal who gets the role
   * @param role what may be done with the instance's data
   * @throws if there is no `roleAssignment`
   */
  public grantDataAccess(id: string, principal: AdtPrincipal, role: AdtRole): AdtRoleAssignment {
    if (!this.access) {
      const fix = 'set it, or use addRoleAssignment(), which names the instance';
      throw unreadable(this, 'The instance of', problem('instance-unknown', 'roleAssignment', 'is missing', fix));
    }
    const { instanceId, azurermProvider } = this.access;
    // Without a principal the registration itself would get the role: null is none, and a problem.
    const given = principal ?? (null as unknown as AdtPrincipal);
    return this.addRoleAssignment(id, { instanceId, azurermProvider, principal: given, role });
  }

  public get clientId(): string {
    return this.application.clientId;
  }

  public get tenantId(): string {
    return this.deployer.tenantId;
  }

  public get applicationObjectId(): string {
    return this.application.objectId;
  }

  public get servicePrincipalObjectId(): string {
    return this.servicePrincipal.objectId;
  }

  /**
   * The client secret that `credential` made.
   *
   * @throws if `credential` makes none
   */
  public get clientSecret(): ClientSecret {
    return ownCredential(this, this.credential, CLIENT_SECRET);
  }

  /**
   * The client secrets that `credential` made, which take turns.
   *
   * @throws if `credential` makes none
   */
  public get rotatingClientSecret(): RotatingClientSecret {
    return ownCredential(this, this.credential, ROTATING_CLIENT_SECRET);
  }

  /**
   * The certificate that `credential` added.
   *
   * @throws if `credential` adds none
   */
  public get clientCertificate(): ClientCertificate {
    return ownCredential(this, this.credential, CLIENT_CERTIFICATE);
  }

  /**
   * The certificate of a key vault that `credential` added.
   *
   * @throws if `credential` adds none
   */
  public get keyVaultClientCertificate(): KeyVaultClientCertificate {
    return ownCredential(this, this.credential, KEY_VAULT_CLIENT_CERTIFICATE);
  }

  /**
   * The federated identity credential that `credential` made.
   *
   * @throws if `credential` makes none
   */
  public get federatedIdentityCredential(): FederatedIdentityCredential {
    return ownCredential(this, this.credential, FEDERATED_IDENTITY_CREDENTIAL);
  }

  public override get environmentVariables(): { [name: string]: string } {
    return this.credential?.construct.environmentVariables ?? super.environmentVariables;
  }
}
