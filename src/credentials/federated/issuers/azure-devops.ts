import { GUID, guidProblems } from '../../../validation/guid';
import { type Rules, readStruct, structProblems } from '../../../validation/struct';
import { isToken } from '../../../validation/token';
import type { AzureDevOpsNamedServiceConnection, AzureDevOpsServiceConnection } from '../federated-identity-props';
import { type Claims, claim } from './claims';
import { type Part, part } from './part';

// Source: https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity

const SUBJECT: Part = {
  pattern: new RegExp(`/\\S+/sc/${GUID}/${GUID}`, 'i'),
  shape: 'the subject of a service connection, /…/sc/<organization ID>/<connection ID>',
  fix: 'copy the Subject identifier from the page of the connection; for sc://… there is azureDevOpsByName()',
};
const NAME: Part = {
  pattern: /(?!\s)[^/*\p{Cc}]{1,256}(?<!\s)/u,
  shape: 'a name',
  fix: 'write it as Azure DevOps spells it, without slashes',
};

const CONNECTION: Rules<AzureDevOpsServiceConnection, unknown> = {
  tenantId: guidProblems,
  subject: part(SUBJECT),
};
const NAMED_CONNECTION: Rules<AzureDevOpsNamedServiceConnection, unknown> = {
  organizationId: guidProblems,
  organization: part(NAME),
  project: part(NAME),
  serviceConnection: part(NAME),
};

export function azureDevOpsClaims(given: AzureDevOpsServiceConnection): Claims {
  const read = readStruct(given, CONNECTION);
  return {
    issuer: claim`https://login.microsoftonline.com/${lowerCase(read?.tenantId)}/v2.0`,
    subject: read?.subject,
    problems: (prop) => structProblems(CONNECTION, read, read, `${prop}.connection`, prop),
  };
}

export function azureDevOpsNamedClaims(given: AzureDevOpsNamedServiceConnection): Claims {
  const read = readStruct(given, NAMED_CONNECTION);
  const { organization, organizationId, project, serviceConnection } = read ?? {};
  return {
    issuer: claim`https://vstoken.dev.azure.com/${lowerCase(organizationId)}`,
    subject: claim`sc://${organization}/${project}/${serviceConnection}`,
    problems: (prop) => structProblems(NAMED_CONNECTION, read, read, `${prop}.connection`, prop),
  };
}

/** Letter case means nothing in a GUID, but Entra ID compares the issuer, which has it in lower case, letter by letter. */
function lowerCase(id: string): string {
  return typeof id === 'string' && !isToken(id) ? id.toLowerCase() : id;
}
