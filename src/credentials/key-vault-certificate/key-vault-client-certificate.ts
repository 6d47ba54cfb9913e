import { ApplicationCertificate } from '@cdktf/provider-azuread/lib/application-certificate';
import { DataAzurermKeyVaultCertificate } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-certificate';
import { Construct } from 'constructs';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import { renderCertificate } from '../certificate/client-certificate-rendering';
import { credentialBefore, recordCredential } from '../credential-chain';
import type { KeyVaultClientCertificateProps } from './key-vault-client-certificate-options';
import { checkKeyVaultCertificate, KEY_VAULT_CERTIFICATE_PROPS } from './key-vault-client-certificate-rules';

/**
 * A certificate of a registration that a key vault keeps. The client reads it there, with its private key.
 *
 * Usually made by `credential` or `registration.addKeyVaultClientCertificate()`. Terraform reads the certificate when it plans,
 * and not the private key. The deployer needs the roles *Key Vault Reader* and *Reader* on the vault.
 *
 * @see https://learn.microsoft.com/azure/key-vault/certificates/about-certificates
 */
export class KeyVaultClientCertificate extends Construct {
  /** The Terraform resource. */
  public readonly applicationCertificate: ApplicationCertificate;

  /** The certificate in the vault, which is only read. */
  public readonly keyVaultCertificate: DataAzurermKeyVaultCertificate;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: KeyVaultClientCertificateProps) {
    const { problems, read } = checked(props, KEY_VAULT_CERTIFICATE_PROPS, (given) =>
      checkKeyVaultCertificate(given, scope),
    );
    throwProblems(scope, id, 'KeyVaultClientCertificate', problems);
    const { registration, keyVaultId, name, version } = read;
    const { applicationObjectId } = registration;
    super(scope, id);

    this.keyVaultCertificate = new DataAzurermKeyVaultCertificate(this, 'Certificate', {
      keyVaultId,
      name,
      version,
      provider: read.azurermProvider ?? registration.azurermProvider,
    });
    const { certificateDataBase64: value, expires: endDate } = this.keyVaultCertificate;
    this.applicationCertificate = new ApplicationCertificate(this, 'Resource', {
      ...renderCertificate({ value, encoding: 'base64' }, endDate, applicationObjectId),
      provider: registration.azureadProvider,
      dependsOn: credentialBefore(registration, this),
    });
    recordCredential(registration, this.applicationCertificate);
  }

  /** What names the certificate in the registration. */
  public get keyId(): string {
    return this.applicationCertificate.keyId;
  }

  /** When the certificate expires, as an RFC 3339 time in UTC. */
  public get endDate(): string {
    return this.applicationCertificate.endDate;
  }
}
