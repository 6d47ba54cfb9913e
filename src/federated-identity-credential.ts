import type { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { Construct } from 'constructs';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import type { FederatedIdentity } from './federated-identity';
import { rememberFederated } from './private/known-federated-credentials';
import { refuse } from './private/refuse';
import { federatedCredentialProblems, repeatedFederatedProblems } from './private/rules/federated-identity-credential';
import { registrationReferenceProblems } from './private/rules/registration-reference';
import { seldomMade } from './private/seldom-made';

/** Whose tokens an application signs in with. */
export interface FederatedIdentityCredentialOptions {
  /**
   * What Entra ID calls the credential: 3 to 120 letters, digits, hyphens and underscores, unique in the application.
   *
   * Changing it makes a new credential, after the old one was removed.
   */
  readonly name: string;

  /**
   * The issuer and the subject of the tokens.
   *
   * Changing it changes the credential in place.
   */
  readonly identity: FederatedIdentity;

  /**
   * What the portal shows as *Description*: at most 600 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The `aud` claim of the tokens: at most 600 characters. Sovereign clouds have another, such as
   * `api://AzureADTokenExchangeUSGov`.
   *
   * @default 'api://AzureADTokenExchange'
   */
  readonly audience?: string;
}

/** Properties of a `FederatedIdentityCredential`. */
export interface FederatedIdentityCredentialProps extends FederatedIdentityCredentialOptions {
  /** The registration that the credential is added to. It can have 20 of them. Its other credentials stay. */
  readonly registration: IAdtAppRegistration;
}

/**
 * A federated identity credential of a registration: it signs in with the tokens of another issuer, and has no secret.
 *
 * Usually made by `credential` or `registration.addFederatedIdentityCredential()`. A new one can take some minutes to
 * work (AADSTS70021 until then).
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation
 */
export class FederatedIdentityCredential extends Construct {
  /** The Terraform resource. */
  public readonly applicationFederatedIdentityCredential: ApplicationFederatedIdentityCredential;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: FederatedIdentityCredentialProps) {
    refuse(scope, id, 'FederatedIdentityCredential', [
      ...registrationReferenceProblems('registration', props?.registration),
      ...federatedCredentialProblems(props),
    ]);
    refuse(scope, id, 'FederatedIdentityCredential', repeatedFederatedProblems(props, props.registration));
    const { applicationObjectId } = props.registration;
    super(scope, id);

    // Not chained to the other credentials, which are made before their predecessors go: Terraform would do the same
    // with this one, and Entra ID does not take an issuer and a subject twice.
    this.applicationFederatedIdentityCredential = new seldomMade.ApplicationFederatedIdentityCredential(
      this,
      'Resource',
      {
        applicationId: `/applications/${applicationObjectId}`,
        displayName: props.name,
        description: props.description,
        audiences: [props.audience ?? 'api://AzureADTokenExchange'],
        issuer: props.identity.issuer,
        subject: props.identity.subject,
      },
    );
    rememberFederated(props.registration, props);
  }
}
