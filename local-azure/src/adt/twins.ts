import { randomUUID } from 'node:crypto';
import { type ApiRequest, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import type { AdtAccess } from './access';
import { isObject } from './dtdl/value';
import { componentNotFound, invalidArgument, modelDecommissioned, relationshipsLeft, twinNotFound } from './errors';
import { patched } from './patch';
import { checkIfMatch, checkIfNoneMatch } from './request-checks';
import { checkedTwin, checkId, checkSize } from './twin-rules';

const PATH = '/adt/:instance/digitaltwins/:id';
const COMPONENT = `${PATH}/components/:component`;
const QUERY = ['api-version'];

/** Twins, and the components in them. */
export function twins(access: AdtAccess): Route[] {
  return [
    route('PUT', PATH, QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/write');
      const { id } = request.params;
      checkId(id);
      if (!isObject(request.body)) throw invalidArgument('A twin is an object.');
      checkIfNoneMatch(request, graph.twins[id], `a twin with the id ${id}`);
      return answer(put(graph, id, request));
    }),

    route('GET', PATH, QUERY, (request) =>
      answer(findTwin(access.open(request, 'digitaltwins/read'), request.params.id)),
    ),

    route('PATCH', PATH, QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/write');
      return changed(graph, request, '');
    }),

    route('DELETE', PATH, QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/delete');
      const { id } = request.params;
      checkIfMatch(request, findTwin(graph, id));
      if (Object.values(graph.relationships).some(({ $sourceId, $targetId }) => $sourceId === id || $targetId === id)) {
        throw relationshipsLeft(id);
      }
      delete graph.twins[id];
      return noContent();
    }),

    route('GET', COMPONENT, QUERY, (request) => {
      const twin = findTwin(access.open(request, 'digitaltwins/read'), request.params.id);
      const component = twin[request.params.component];
      if (!isComponent(component)) throw componentNotFound(request.params.id, request.params.component);
      return ok(component, { ETag: String(twin.$etag) });
    }),

    route('PATCH', COMPONENT, QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/write');
      const twin = findTwin(graph, request.params.id);
      const { component } = request.params;
      if (!isComponent(twin[component])) throw componentNotFound(request.params.id, component);
      return changed(graph, request, `/${component}`);
    }),
  ];
}

export function findTwin({ twins: all }: Graph, id: string, notFound = twinNotFound): Record<string, unknown> {
  checkId(id);
  if (all[id]) return all[id];
  throw notFound(id);
}

/** Only components have metadata of their own. */
function isComponent(value: unknown): boolean {
  return isObject(value) && isObject(value.$metadata);
}

function changed(graph: Graph, request: ApiRequest, at: string) {
  const { id } = request.params;
  const twin = findTwin(graph, id);
  checkIfMatch(request, twin);
  checkSize(request.body);
  return { ...noContent(), headers: { ETag: String(write(graph, id, patched(twin, request, at)).$etag) } };
}

function put(graph: Graph, id: string, { body }: ApiRequest): Record<string, unknown> {
  checkSize(body);
  return write(graph, id, body as Record<string, unknown>);
}

/** A twin keeps its model when that is decommissioned, and no twin gets such a model. */
function write(graph: Graph, id: string, twin: Record<string, unknown>): Record<string, unknown> {
  const before = graph.twins[id];
  const checked = checkedTwin(graph, twin, before);
  const { $model } = checked.$metadata;
  const isNew = (before?.$metadata as { $model?: unknown } | undefined)?.$model !== $model;
  if (isNew && graph.models[$model].decommissioned) throw modelDecommissioned($model);
  graph.twins[id] = { $dtId: id, $etag: `W/"${randomUUID()}"`, ...checked };
  return graph.twins[id];
}

const answer = (twin: Record<string, unknown>) => ok(twin, { ETag: String(twin.$etag) });
