import { DataAzureadApplication } from '@cdktf/provider-azuread/lib/data-azuread-application';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import type { Construct } from 'constructs';
import { guidProblems } from '../validation/guid';
import { throwProblems, unreadable } from '../validation/library-error';
import { problem } from '../validation/problem';
import { readStruct, structProblems } from '../validation/struct';
import type { AdtAppRegistrationAttributes } from './adt-app-registration-attributes';
import { RegistrationBase } from './registration-base';
import type { RegistrationProviders } from './registration-providers';
import { ATTRIBUTES } from './rules/attributes-rules';
import { PROVIDERS } from './rules/providers-rules';
import { lookUpServicePrincipal } from './service-principal-lookup';

const FROM_ATTRIBUTES = 'AdtAppRegistration.fromAttributes';

/** A registration that Terraform looks up by its client ID. */
export class LookedUpRegistration extends RegistrationBase {
  public readonly clientId: string;
  public readonly tenantId: string;
  public readonly applicationObjectId: string;
  public readonly servicePrincipalObjectId: string;

  public constructor(scope: Construct, id: string, clientId: string, providers: RegistrationProviders) {
    const read = readStruct(providers, PROVIDERS);
    throwProblems(scope, id, 'AdtAppRegistration.fromClientId', [
      ...guidProblems('clientId', clientId),
      ...structProblems(PROVIDERS, read, { scope }, 'providers'),
    ]);
    super(scope, id, read);

    const { azureadProvider: provider } = read;
    this.clientId = clientId;
    this.tenantId = new DataAzureadClientConfig(this, 'Deployer', { provider }).tenantId;
    const application = new DataAzureadApplication(this, 'Application', { clientId, provider });
    this.applicationObjectId = application.objectId;
    const owner = { name: 'The application', clientId, foundClientId: application.clientId };
    this.servicePrincipalObjectId = lookUpServicePrincipal(this, 'ServicePrincipal', owner, provider).objectId;
  }
}

/** A registration that the user describes by its attributes. */
export class DescribedRegistration extends RegistrationBase {
  private readonly attributes: AdtAppRegistrationAttributes;

  public constructor(scope: Construct, id: string, attributes: AdtAppRegistrationAttributes) {
    const read = readStruct(attributes, ATTRIBUTES);
    throwProblems(scope, id, FROM_ATTRIBUTES, structProblems(ATTRIBUTES, read, { ...read, scope }, 'attributes'));
    super(scope, id, read);
    this.attributes = read;
  }

  public get clientId(): string {
    return this.attributes.clientId;
  }

  public get tenantId(): string {
    return this.attribute('tenantId');
  }

  public get applicationObjectId(): string {
    return this.attribute('applicationObjectId');
  }

  public get servicePrincipalObjectId(): string {
    return this.attribute('servicePrincipalObjectId');
  }

  private attribute(name: 'tenantId' | 'applicationObjectId' | 'servicePrincipalObjectId'): string {
    const value = this.attributes[name];
    if (value !== undefined) return value;
    const fix = `pass ${name} to fromAttributes(), or use fromClientId(), which looks it up`;
    throw unreadable(this, FROM_ATTRIBUTES, problem('attribute-missing', name, 'is not among the attributes', fix));
  }
}
