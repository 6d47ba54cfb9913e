import { GUID, guidProblems } from '../../../validation/guid';
import { isToken } from '../../../validation/token';
import { ifStruct } from '../../../validation/values';
import type { AzureDevOpsNamedServiceConnection, AzureDevOpsServiceConnection } from '../federated-identity-props';
import type { Claims } from './claims';
import { type Part, partProblems } from './part';

// Source: https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity

const SUBJECT: Part = {
  pattern: new RegExp(`^/\\S+/sc/${GUID}/${GUID}$`, 'i'),
  shape: 'the subject of a service connection, /…/sc/<organization ID>/<connection ID>',
  fix: 'copy the Subject identifier from the page of the connection; for sc://… there is azureDevOpsByName()',
};
const NAME: Part = {
  pattern: /^(?!\s)[^/*\p{Cc}]{1,256}(?<!\s)$/u,
  shape: 'a name',
  fix: 'write it as Azure DevOps spells it, without slashes',
};

export function azureDevOpsClaims(given: AzureDevOpsServiceConnection): Claims {
  const { tenantId, subject } = given ?? {};
  return {
    issuer: `https://login.microsoftonline.com/${lowerCase(tenantId)}/v2.0`,
    subject,
    problems: (prop) =>
      ifStruct(`${prop}.connection`, given ?? null, () => [
        ...guidProblems(`${prop}.tenantId`, tenantId),
        ...partProblems(`${prop}.subject`, subject, SUBJECT),
      ]),
  };
}

export function azureDevOpsNamedClaims(given: AzureDevOpsNamedServiceConnection): Claims {
  const { organization, organizationId, project, serviceConnection } = given ?? {};
  return {
    issuer: `https://vstoken.dev.azure.com/${lowerCase(organizationId)}`,
    subject: `sc://${organization}/${project}/${serviceConnection}`,
    problems: (prop) =>
      ifStruct(`${prop}.connection`, given ?? null, () => [
        ...guidProblems(`${prop}.organizationId`, organizationId),
        ...Object.entries({ organization, project, serviceConnection }).flatMap(([name, value]) =>
          partProblems(`${prop}.${name}`, value, NAME),
        ),
      ]),
  };
}

/** Letter case means nothing in a GUID, but Entra ID compares the issuer, which has it in lower case, letter by letter. */
function lowerCase(id: string): string {
  return isToken(id) ? id : String(id).toLowerCase();
}
