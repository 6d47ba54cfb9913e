import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Graph } from '../store/model';
import { refuse } from '../transport/problem';
import { noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type AdtAccess, badRequest } from './access';
import { checkETag, findTwin, patched } from './twins';

const RELATIONSHIP = z.looseObject({ $targetId: z.string(), $relationshipName: z.string() });
const PATH = '/adt/:instance/digitaltwins/:twin/relationships';

export function relationships(router: Router, access: AdtAccess): void {
  router.on('PUT', `${PATH}/:id`, (request) => {
    const graph = access.open(request, 'digitaltwins/relationships/write');
    const { twin, id } = request.params;
    const relationship = parseBody(RELATIONSHIP, request, badRequest);
    findTwin(graph, twin);
    findTwin(graph, relationship.$targetId);
    if (graph.relationships[key(twin, id)] && request.headers['if-none-match'] === '*') {
      throw refuse(412, 'PreconditionFailed', `A relationship ${id} exists already.`);
    }
    return ok(put(graph, twin, id, relationship));
  });

  router.on('GET', `${PATH}/:id`, (request) => {
    const { twin, id } = request.params;
    return ok(find(access.open(request, 'digitaltwins/relationships/read'), twin, id));
  });

  router.on('GET', PATH, (request) => {
    const { relationships: all } = access.open(request, 'digitaltwins/relationships/read');
    return ok({ value: Object.values(all).filter(({ $sourceId }) => $sourceId === request.params.twin) });
  });

  router.on('GET', '/adt/:instance/digitaltwins/:twin/incomingrelationships', (request) => {
    const { relationships: all } = access.open(request, 'digitaltwins/relationships/read');
    const incoming = Object.values(all).filter(({ $targetId }) => $targetId === request.params.twin);
    return ok({ value: incoming });
  });

  router.on('PATCH', `${PATH}/:id`, (request) => {
    const graph = access.open(request, 'digitaltwins/relationships/write');
    const { twin, id } = request.params;
    const before = find(graph, twin, id);
    checkETag(request, before);
    put(graph, twin, id, patched(before, request));
    return noContent();
  });

  router.on('DELETE', `${PATH}/:id`, (request) => {
    const graph = access.open(request, 'digitaltwins/relationships/delete');
    const { twin, id } = request.params;
    checkETag(request, find(graph, twin, id));
    delete graph.relationships[key(twin, id)];
    return noContent();
  });
}

const key = (twin: string, id: string) => `${twin}/${id}`;

function find({ relationships: all }: Graph, twin: string, id: string): Record<string, unknown> {
  const relationship = all[key(twin, id)];
  if (relationship) return relationship;
  throw refuse(404, 'RelationshipNotFound', `Twin ${twin} has no relationship ${id}.`);
}

function put(graph: Graph, twin: string, id: string, relationship: Record<string, unknown>) {
  const whole = { ...relationship, $relationshipId: id, $sourceId: twin, $etag: `W/"${randomUUID()}"` };
  graph.relationships[key(twin, id)] = whole;
  return whole;
}
