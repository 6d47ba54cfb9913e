import { ApplicationCertificate } from '@cdktf/provider-azuread/lib/application-certificate';
import { Fn, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import { credentialBefore, recordCredential } from '../credential-chain';
import { encodingExpression, isCertificateExpression, pemOf } from './certificate-text';
import type { ClientCertificateProps } from './client-certificate-options';
import { certificateConditions, renderCertificate, type SentCertificate } from './client-certificate-rendering';
import { CERTIFICATE_PROPS, checkCertificate } from './client-certificate-rules';

/**
 * A certificate of a registration. The client signs in with its private key, which Terraform never sees.
 *
 * Usually made by `credential` or `registration.addClientCertificate()`. `KeyVaultClientCertificate` takes one from a key vault.
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
    const { problems, certificate, read } = checked(props, CERTIFICATE_PROPS, (given) =>
      checkCertificate(CERTIFICATE_PROPS, given, { scope }, 'props'),
    );
    throwProblems(scope, id, 'ClientCertificate', problems);
    const { applicationObjectId } = read.registration;
    super(scope, id);

    // A certificate that could not be read is one that only Terraform knows.
    const sent = certificate
      ? { value: pemOf(read.certificate, certificate), encoding: 'pem' }
      : this.unread(read.certificate);
    // Where neither is there, the rules asked for one.
    const endDate = (read.endDate ?? certificate?.validTo) as string;
    this.applicationCertificate = new ApplicationCertificate(this, 'Resource', {
      ...renderCertificate(sent, endDate, applicationObjectId),
      provider: read.registration.azureadProvider,
      dependsOn: credentialBefore(read.registration, this),
    });
    recordCredential(read.registration, this.applicationCertificate);
  }

  /** What names the certificate in the registration. */
  public get keyId(): string {
    return this.applicationCertificate.keyId;
  }

  /** When the credential expires, as an RFC 3339 time in UTC. */
  public get endDate(): string {
    return this.applicationCertificate.endDate;
  }

  /** Terraform prints what a failed condition refers to: so not the certificate itself, but locals that are true or false. */
  private unread(certificate: string): SentCertificate {
    const text = new TerraformLocal(this, 'Certificate', certificate).asString;
    const holdsPrivateKey = new TerraformLocal(this, 'HoldsPrivateKey', Fn.strcontains(text, 'PRIVATE KEY'));
    const isCertificate = new TerraformLocal(this, 'IsCertificate', isCertificateExpression(text));
    return {
      value: certificate,
      encoding: encodingExpression(text),
      precondition: certificateConditions(isCertificate.asBoolean, holdsPrivateKey.asBoolean),
    };
  }
}
