import { GraphTypes } from './graph-types';
import { Mappers } from './mappers';

/** What a test was answered. */
export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered
  readonly body: any;
}

/** Where we know better than what Microsoft published, and why. */
const EXCEPTIONS: readonly { problem: RegExp; why: string }[] = [
  {
    problem: /^Group\.(creationOptions|resourceBehaviorOptions|resourceProvisioningOptions) is not known$/,
    why: 'the example answer of https://learn.microsoft.com/graph/api/group-post-groups has it',
  },
  {
    problem: /^Group\.writebackConfiguration is not known$/,
    why: 'azuread asks beta for it, and the types are those of v1.0: internal/services/groups in its source',
  },
  {
    problem: /^ServicePrincipal\.samlMetadataUrl is not known$/,
    why: 'azuread asks beta for it, and the types are those of v1.0: internal/services/serviceprincipals in its source',
  },
];

const digitalTwins = new Mappers('@azure/arm-digitaltwins', 'dist-esm/src/models/mappers.js');
const authorization = new Mappers('@azure/arm-authorization', 'dist-esm/src/models/mappers.js');
const twins = new Mappers('@azure/digital-twins-core', 'dist-esm/src/generated/models/mappers.js');
const graph = new GraphTypes();

/** The models of what is answered with success, by the end of the path. */
const MODELS: readonly [path: RegExp, of: Mappers, model: string][] = [
  [/\/digitalTwinsInstances\/[^/]+$/i, digitalTwins, 'DigitalTwinsDescription'],
  [/\/digitalTwinsInstances$/i, digitalTwins, 'DigitalTwinsDescriptionListResult'],
  [/\/Microsoft.DigitalTwins\/locations\/[^/]+\/checkNameAvailability$/i, digitalTwins, 'CheckNameResult'],
  [/\/roleAssignments\/[^/]+$/i, authorization, 'RoleAssignment'],
  [/\/roleAssignments$/i, authorization, 'RoleAssignmentListResult'],
  [/\/roleDefinitions\/[^/]+$/i, authorization, 'RoleDefinition'],
  [/\/roleDefinitions$/i, authorization, 'RoleDefinitionListResult'],
  [/^\/adt\/[^/]+\/models\/[^/]+$/i, twins, 'DigitalTwinsModelData'],
  [/^\/adt\/[^/]+\/models$/i, twins, 'PagedDigitalTwinsModelDataCollection'],
  [/^\/adt\/[^/]+\/query$/i, twins, 'QueryResult'],
  [/^\/adt\/.*\/relationships$/i, twins, 'RelationshipCollection'],
  [/^\/adt\/.*\/incomingrelationships$/i, twins, 'IncomingRelationshipCollection'],
];

/** The types of Microsoft Graph, by the end of `@odata.context`. */
const SETS: Record<string, string> = {
  applications: 'Application',
  servicePrincipals: 'ServicePrincipal',
  oauth2PermissionGrants: 'OAuth2PermissionGrant',
  federatedIdentityCredentials: 'FederatedIdentityCredential',
  appRoleAssignments: 'AppRoleAssignment',
  users: 'User',
  groups: 'Group',
};

/** What is in an answer that Microsoft's own packages do not know, lacks what they need, or is of another type. */
export function problemsOf({ method, path, status, body }: Answered): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const problems = /^\/(v1\.0|beta)\//i.test(path) ? ofGraph(status, body) : ofOthers({ method, path, status, body });
  return problems.filter((problem) => !EXCEPTIONS.some((exception) => exception.problem.test(problem)));
}

function ofOthers({ method, path, status, body }: Answered): string[] {
  if (status >= 400) {
    if (path.startsWith('/adt/')) return twins.problems('ErrorResponse', body);
    return path.startsWith('/subscriptions/') ? authorization.problems('ErrorResponse', body) : [];
  }
  const found = MODELS.find(([pattern]) => pattern.test(path));
  if (!found) return [];
  const [, mappers, model] = found;
  if (method === 'POST' && model === 'PagedDigitalTwinsModelDataCollection') {
    return (body as unknown[]).flatMap((one) => mappers.problems('DigitalTwinsModelData', one));
  }
  return mappers.problems(model, body);
}

function ofGraph(status: number, body: Answered['body']): string[] {
  if (status >= 400) return graphError(body);
  const context = String(body['@odata.context'] ?? '');
  const [, path = ''] = /#([^(]*?)(\(.*\))?(\/\$entity)?$/.exec(context) ?? [];
  const set = path.split('/').at(-1) ?? '';
  if (path === 'Collection')
    return (body.value as unknown[]).flatMap((one) => (typeof one === 'string' ? [] : ['no text']));
  const objects: Record<string, unknown>[] = Array.isArray(body.value) ? body.value : [body];
  return objects.filter(isWhole).flatMap((object) => {
    const named = /(?:^|#)microsoft\.graph\.(\w+)$/.exec(String(object['@odata.type'] ?? path))?.[1];
    const type = named ? named[0].toUpperCase() + named.slice(1) : SETS[set];
    if (!type) return [`no type is known for ${context || Object.keys(body)}`];
    return graph.problems(type, object);
  });
}

/** Of what a caller may not read, there is the ID, and all else is null: https://learn.microsoft.com/graph/permissions-overview */
const isWhole = (object: Record<string, unknown>) =>
  Object.entries(object).some(([name, value]) => name !== 'id' && !name.includes('@odata.') && value !== null);

/** https://learn.microsoft.com/graph/errors */
function graphError(body: Answered['body']): string[] {
  const { error } = body;
  const names = ['code', 'message', 'innerError', 'details', 'target'];
  if (typeof error?.code !== 'string' || typeof error.message !== 'string') return ['error has no code and message'];
  return Object.keys(error).flatMap((name) => (names.includes(name) ? [] : [`error.${name} is not known`]));
}
