import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { Construct } from 'constructs';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import type { FederatedIdentityCredentialProps } from './federated-identity-credential-options';
import { checkFederatedCredential, FEDERATED_CREDENTIAL_PROPS } from './federated-identity-credential-rules';
import { recordFederated } from './federated-record';

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
    const { problems, read } = checked(props, FEDERATED_CREDENTIAL_PROPS, (given) =>
      checkFederatedCredential(given, scope),
    );
    throwProblems(scope, id, 'FederatedIdentityCredential', problems);
    const { applicationObjectId } = read.registration;
    super(scope, id);

    // Not chained to the other credentials, which are made before Terraform removes their predecessors: it would do
    // the same with this one, and Entra ID does not accept an issuer and a subject twice.
    this.applicationFederatedIdentityCredential = new ApplicationFederatedIdentityCredential(this, 'Resource', {
      provider: read.registration.azureadProvider,
      applicationId: `/applications/${applicationObjectId}`,
      displayName: read.name,
      description: read.description,
      audiences: [read.audience ?? 'api://AzureADTokenExchange'],
      issuer: read.identity.issuer,
      subject: read.identity.subject,
    });
    recordFederated(read, this.applicationFederatedIdentityCredential);
  }
}
