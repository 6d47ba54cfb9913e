import { z } from 'zod';
import { type ApiRequest, created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import { table } from '../store/table';
import type { AdtAccess } from './access';
import { readInterface, versionOf } from './dtdl/interface';
import { Ontology } from './dtdl/ontology';
import { isSupported } from './dtdl/schema';
import { isObject } from './dtdl/value';
import {
  invalidArgument,
  invalidModels,
  invalidPatch,
  modelExists,
  modelNotFound,
  modelReferenced,
  modelUsersNotDecommissioned,
  modelVersionNotSupported,
  noModels,
  tooManyModels,
} from './errors';
import { page } from './page';
import { isSet } from './request-checks';

// Limits of the service, by its documentation.
const MAX_AT_ONCE = 250;
const MAX_PER_PAGE = 100;

const DTMI = /^dtmi:[A-Za-z]\w*(?::[A-Za-z]\w*)*(?:;\d+(?:\.\d+)?)?$/;
const DECOMMISSION = z.tuple([
  z.strictObject({ op: z.literal('replace'), path: z.literal('/decommissioned'), value: z.boolean() }),
]);
const PATH = '/adt/:instance/models';
type Models = Graph['models'];

/** Models in DTDL. */
export function models(access: AdtAccess): Route[] {
  return [
    route('POST', PATH, ['api-version'], (request) => {
      const graph = access.open(request, 'models/write');
      const added = read(request.body, graph.models);
      Object.assign(graph.models, added);
      return created(Object.values(added).map((entry) => shown(entry, false)));
    }),

    route(
      'GET',
      PATH,
      ['api-version', 'dependenciesFor*', 'includeModelDefinition', 'continuationToken'],
      (request) => {
        const { models: all } = access.open(request, 'models/read');
        const whole = isSet(request.query, 'includeModelDefinition');
        const { dependenciesFor } = request.query;
        const wanted = dependenciesFor === undefined ? Object.keys(all) : withNeeds(all, dependenciesFor.split(','));
        return ok(
          page(
            access.origin,
            request,
            wanted.map((id) => shown(all[id], whole)),
            MAX_PER_PAGE,
          ),
        );
      },
    ),

    route('GET', `${PATH}/:id`, ['api-version', 'includeModelDefinition'], (request) => {
      const { models: all } = access.open(request, 'models/read');
      return ok(shown(find(all, request), isSet(request.query, 'includeModelDefinition')));
    }),

    route('PATCH', `${PATH}/:id`, ['api-version'], (request) => {
      const { models: all } = access.open(request, 'models/write');
      const entry = find(all, request);
      const patch = DECOMMISSION.safeParse(request.body);
      if (!patch.success) throw invalidPatch('Only /decommissioned can be replaced');
      const [{ value }] = patch.data;
      const users = new Ontology(all).users(entry.id).filter((user) => !all[user].decommissioned);
      if (value && users.length > 0) throw modelUsersNotDecommissioned(users);
      entry.decommissioned = value;
      return noContent();
    }),

    route('DELETE', `${PATH}/:id`, ['api-version'], (request) => {
      const { models: all } = access.open(request, 'models/delete');
      const { id } = find(all, request);
      const users = new Ontology(all).users(id);
      if (users.length > 0) throw modelReferenced(users);
      delete all[id];
      return noContent();
    }),
  ];
}

/** The models in a body, if all of them are right, one by one and together. */
function read(body: unknown, existing: Models): Models {
  if (!Array.isArray(body) || body.length === 0 || !body.every(isObject)) throw noModels();
  if (body.length > MAX_AT_ONCE) throw tooManyModels(MAX_AT_ONCE);
  const added: Models = table();
  const problems: string[] = [];
  for (const model of body) {
    const id = String(model['@id']);
    const version = versionOf(model);
    if (version !== undefined && !isSupported(version)) throw modelVersionNotSupported(id);
    const found = version === undefined ? '@context names no version of DTDL' : readInterface(model, version);
    if (typeof found === 'string') problems.push(`${id}: ${found}`);
    else if (added[id]) problems.push(`${id} is there twice`);
    else added[id] = { id, model, uploadTime: new Date().toISOString(), decommissioned: false };
  }
  if (problems.length > 0) throw invalidModels(problems);
  const taken = Object.keys(added).find((id) => existing[id]);
  if (taken !== undefined) throw modelExists(taken);
  const together = new Ontology(table({ ...existing, ...added }));
  const broken = Object.keys(added).flatMap((id) => together.problem(id) ?? []);
  if (broken.length > 0) throw invalidModels(broken);
  return added;
}

function find(all: Models, { params: { id } }: ApiRequest): Models[string] {
  if (!DTMI.test(id)) throw invalidArgument(`${id} is no ID of a model.`);
  if (all[id]) return all[id];
  throw modelNotFound(id);
}

/** Models, and all that they need. */
function withNeeds(all: Models, ids: readonly string[]): string[] {
  const ontology = new Ontology(all);
  const wanted = new Set<string>();
  const left = [...ids];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (wanted.has(id)) continue;
    if (!all[id]) throw modelNotFound(id);
    wanted.add(id);
    left.push(...ontology.needs(id));
  }
  return [...wanted];
}

function shown({ model, ...entry }: Models[string], whole: boolean) {
  const ontology = new Ontology(table({ [entry.id]: { ...entry, model } }));
  const { displayName = {}, description = {} } = ontology.find(entry.id) ?? {};
  return { ...entry, displayName, description, ...(whole && { model }) };
}
