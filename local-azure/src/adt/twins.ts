import { randomUUID } from 'node:crypto';
import { applyPatch, type Operation, validate } from 'fast-json-patch';
import { z } from 'zod';
import { type ApiRequest, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import type { AdtAccess } from './access';
import { badRequest, invalidPatch, preconditionFailed, relationshipsLeft, twinNotFound } from './errors';

const TWIN = z.looseObject({ $dtId: z.string().optional(), $metadata: z.looseObject({ $model: z.string() }) });
const PATCH = z.array(
  z.strictObject({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.unknown().optional() }),
);

export function twins(access: AdtAccess): Route[] {
  return [
    route('PUT', '/adt/:instance/digitaltwins/:id', ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/write');
      const twin = parseBody(TWIN, request, badRequest);
      const { id } = request.params;
      const model = graph.models[twin.$metadata.$model];
      if (!model || model.decommissioned) throw badRequest(`The twin's model ${twin.$metadata.$model} is not there.`);
      if (graph.twins[id] && request.headers['if-none-match'] === '*') {
        throw preconditionFailed(`A twin ${id} exists already.`);
      }
      return answer(put(graph, id, twin));
    }),

    route('GET', '/adt/:instance/digitaltwins/:id', ANY_QUERY, (request) =>
      answer(findTwin(access.open(request, 'digitaltwins/read'), request.params.id)),
    ),

    route('PATCH', '/adt/:instance/digitaltwins/:id', ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/write');
      const twin = findTwin(graph, request.params.id);
      checkETag(request, twin);
      const { $etag } = put(graph, request.params.id, patched(twin, request));
      return { ...noContent(), headers: { etag: String($etag) } };
    }),

    route('DELETE', '/adt/:instance/digitaltwins/:id', ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/delete');
      const { id } = request.params;
      checkETag(request, findTwin(graph, id));
      if (Object.values(graph.relationships).some(({ $sourceId, $targetId }) => $sourceId === id || $targetId === id))
        throw relationshipsLeft(id);
      delete graph.twins[id];
      return noContent();
    }),
  ];
}

export function findTwin({ twins: all }: Graph, id: string): Record<string, unknown> {
  if (all[id]) return all[id];
  throw twinNotFound(id);
}

export function checkETag({ headers }: ApiRequest, { $etag }: Record<string, unknown>): void {
  const wanted = headers['if-match'];
  if (wanted && wanted !== '*' && wanted !== $etag) throw preconditionFailed('The ETag does not match.');
}

export function patched<T extends Record<string, unknown>>(document: T, request: ApiRequest): T {
  const patch = parseBody(PATCH, request, badRequest) as Operation[];
  const error = validate(patch, document);
  if (error) throw invalidPatch(error.message.split('\n')[0]);
  return applyPatch(structuredClone(document), patch).newDocument;
}

function put(graph: Graph, id: string, twin: Record<string, unknown>) {
  graph.twins[id] = { ...twin, $dtId: id, $etag: `W/"${randomUUID()}"` };
  return graph.twins[id];
}

const answer = (twin: Record<string, unknown>) => ok(twin, { etag: String(twin.$etag) });
