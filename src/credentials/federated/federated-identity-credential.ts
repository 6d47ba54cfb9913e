import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { Construct } from 'constructs';
import { registrationReferenceProblems } from '../../application/application-reference';
import { refuse } from '../../validation/throw-problems';
import type { FederatedIdentityCredentialProps } from './federated-identity-credential-options';
import { federatedCredentialProblems, repeatedFederatedProblems } from './federated-identity-credential-rules';
import { rememberFederated } from './known-federated-credentials';

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
    this.applicationFederatedIdentityCredential = new ApplicationFederatedIdentityCredential(this, 'Resource', {
      applicationId: `/applications/${applicationObjectId}`,
      displayName: props.name,
      description: props.description,
      audiences: [props.audience ?? 'api://AzureADTokenExchange'],
      issuer: props.identity.issuer,
      subject: props.identity.subject,
    });
    rememberFederated(props.registration, props);
  }
}
