import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import type { AdtAccess } from './access';
import { badRequest, preconditionFailed, relationshipNotFound } from './errors';
import { checkETag, findTwin, patched } from './twins';

const RELATIONSHIP = z.looseObject({ $targetId: z.string(), $relationshipName: z.string() });
const PATH = '/adt/:instance/digitaltwins/:twin/relationships';

export function relationships(access: AdtAccess): Route[] {
  return [
    route('PUT', `${PATH}/:id`, ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/write');
      const { twin, id } = request.params;
      const relationship = parseBody(RELATIONSHIP, request, badRequest);
      findTwin(graph, twin);
      findTwin(graph, relationship.$targetId);
      if (graph.relationships[key(twin, id)] && request.headers['if-none-match'] === '*') {
        throw preconditionFailed(`A relationship ${id} exists already.`);
      }
      return ok(put(graph, twin, id, relationship));
    }),

    route('GET', `${PATH}/:id`, ANY_QUERY, (request) => {
      const { twin, id } = request.params;
      return ok(find(access.open(request, 'digitaltwins/relationships/read'), twin, id));
    }),

    route('GET', PATH, ANY_QUERY, (request) => {
      const { relationships: all } = access.open(request, 'digitaltwins/relationships/read');
      return ok({ value: Object.values(all).filter(({ $sourceId }) => $sourceId === request.params.twin) });
    }),

    route('GET', '/adt/:instance/digitaltwins/:twin/incomingrelationships', ANY_QUERY, (request) => {
      const { relationships: all } = access.open(request, 'digitaltwins/relationships/read');
      const incoming = Object.values(all).filter(({ $targetId }) => $targetId === request.params.twin);
      return ok({ value: incoming });
    }),

    route('PATCH', `${PATH}/:id`, ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/write');
      const { twin, id } = request.params;
      const before = find(graph, twin, id);
      checkETag(request, before);
      put(graph, twin, id, patched(before, request));
      return noContent();
    }),

    route('DELETE', `${PATH}/:id`, ANY_QUERY, (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/delete');
      const { twin, id } = request.params;
      checkETag(request, find(graph, twin, id));
      delete graph.relationships[key(twin, id)];
      return noContent();
    }),
  ];
}

const key = (twin: string, id: string) => `${twin}/${id}`;

function find({ relationships: all }: Graph, twin: string, id: string): Record<string, unknown> {
  const relationship = all[key(twin, id)];
  if (relationship) return relationship;
  throw relationshipNotFound(twin, id);
}

function put(graph: Graph, twin: string, id: string, relationship: Record<string, unknown>) {
  const whole = { ...relationship, $relationshipId: id, $sourceId: twin, $etag: `W/"${randomUUID()}"` };
  graph.relationships[key(twin, id)] = whole;
  return whole;
}
