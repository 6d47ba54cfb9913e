import type { ApplicationCertificate } from '@cdktf/provider-azuread/lib/application-certificate';
import { Fn, type IResolvable, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import { credentialBefore, rememberCredential } from './private/credential-chain';
import { refuse } from './private/refuse';
import { renderCertificate } from './private/render/client-certificate';
import { certificateProblems } from './private/rules/client-certificate';
import { registrationReferenceProblems } from './private/rules/registration-reference';
import { seldomMade } from './private/seldom-made';
import { isToken } from './private/token';

/** The certificate that a client signs in with. */
export interface ClientCertificateOptions {
  /**
   * One X.509 certificate with an RSA key of at least 2048 bits, as PEM. Never the private key, which stays with the
   * client.
   *
   * A known certificate is read at synthesis: it must be valid then, and the credential ends when it does. Of a token,
   * Terraform checks that it holds no private key, and Entra ID the rest.
   *
   * Changing it adds the new certificate, and then removes the old one. To have both for a while, add the new one under
   * an ID of its own.
   */
  readonly certificate: string;
}

/** Properties of a `ClientCertificate`. */
export interface ClientCertificateProps extends ClientCertificateOptions {
  /** The registration that the certificate is added to. Its other credentials stay as they are. */
  readonly registration: IAdtAppRegistration;
}

/**
 * A certificate of a registration. The client signs in with its private key, which Terraform never sees.
 *
 * Usually made by `credential` or `registration.addClientCertificate()`.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export class ClientCertificate extends Construct {
  /** The Terraform resource. */
  public readonly applicationCertificate: ApplicationCertificate;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: ClientCertificateProps) {
    refuse(scope, id, 'ClientCertificate', [
      ...registrationReferenceProblems('registration', props?.registration),
      ...certificateProblems(props),
    ]);
    const { applicationObjectId } = props.registration;
    super(scope, id);

    const holdsPrivateKey = isToken(props.certificate) ? this.holdsPrivateKey(props.certificate) : undefined;
    this.applicationCertificate = new seldomMade.ApplicationCertificate(this, 'Resource', {
      ...renderCertificate(props, applicationObjectId, holdsPrivateKey),
      dependsOn: credentialBefore(props.registration, this),
    });
    rememberCredential(props.registration, this.applicationCertificate);
  }

  /** What names the certificate in the registration. */
  public get keyId(): string {
    return this.applicationCertificate.keyId;
  }

  /** When the certificate ends, as an RFC 3339 time in UTC. */
  public get endDate(): string {
    return this.applicationCertificate.endDate;
  }

  /** Terraform prints what a failed condition refers to: so not the certificate itself, but a local that is true or false. */
  private holdsPrivateKey(certificate: string): IResolvable {
    const local = new TerraformLocal(this, 'Certificate', certificate);
    return new TerraformLocal(this, 'HoldsPrivateKey', Fn.strcontains(local.asString, 'PRIVATE KEY')).asBoolean;
  }
}
