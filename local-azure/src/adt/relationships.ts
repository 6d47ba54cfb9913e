import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiRequest, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import type { AdtAccess } from './access';
import { invalidArgument, relationshipNotFound, targetNotFound } from './errors';
import { page } from './page';
import { patched } from './patch';
import { checkedRelationship } from './relationship-rules';
import { checkIfMatch, checkIfNoneMatch } from './request-checks';
import { checkId, checkSize } from './twin-rules';
import { findTwin } from './twins';

/** Not documented. */
const MAX_PER_PAGE = 100;
const RELATIONSHIP = z.looseObject({ $targetId: z.string(), $relationshipName: z.string() });
const TWIN = '/adt/:instance/digitaltwins/:twin';
const PATH = `${TWIN}/relationships`;
const PAGED = ['api-version', 'continuationToken'];

export function relationships(access: AdtAccess): Route[] {
  return [
    route('PUT', `${PATH}/:id`, ['api-version'], (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/write');
      const { twin, id } = request.params;
      checkId(id);
      checkSize(request.body);
      const { success, data } = RELATIONSHIP.safeParse(request.body);
      if (!success) throw invalidArgument('A relationship has a $targetId and a $relationshipName.');
      findTwin(graph, twin);
      findTwin(graph, data.$targetId, targetNotFound);
      checkIfNoneMatch(request, graph.relationships[key(twin, id)], `a relationship with the id ${id}`);
      return answer(write(graph, twin, id, data));
    }),

    route('GET', `${PATH}/:id`, ['api-version'], (request) =>
      answer(find(access.open(request, 'digitaltwins/relationships/read'), request)),
    ),

    route('GET', PATH, [...PAGED, 'relationshipName'], (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/read');
      const { twin } = request.params;
      const { relationshipName = undefined } = request.query;
      findTwin(graph, twin);
      const outgoing = Object.values(graph.relationships).filter(
        ({ $sourceId, $relationshipName }) =>
          $sourceId === twin && (relationshipName === undefined || $relationshipName === relationshipName),
      );
      return ok(page(access.origin, request, outgoing, MAX_PER_PAGE));
    }),

    route('GET', `${TWIN}/incomingrelationships`, PAGED, (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/read');
      findTwin(graph, request.params.twin);
      const incoming = Object.values(graph.relationships).filter(({ $targetId }) => $targetId === request.params.twin);
      return ok(page(access.origin, request, incoming.map(asIncoming), MAX_PER_PAGE));
    }),

    route('PATCH', `${PATH}/:id`, ['api-version'], (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/write');
      const { twin, id } = request.params;
      const before = find(graph, request);
      checkIfMatch(request, before);
      checkSize(request.body);
      const { $etag } = write(graph, twin, id, patched(before, request));
      return { ...noContent(), headers: { ETag: $etag } };
    }),

    route('DELETE', `${PATH}/:id`, ['api-version'], (request) => {
      const graph = access.open(request, 'digitaltwins/relationships/delete');
      const { twin, id } = request.params;
      checkIfMatch(request, find(graph, request));
      delete graph.relationships[key(twin, id)];
      return noContent();
    }),
  ];
}

/** No ID has a slash. */
const key = (twin: string, id: string) => `${twin}/${id}`;

function find(graph: Graph, { params: { twin, id } }: ApiRequest): Record<string, unknown> {
  checkId(id);
  findTwin(graph, twin);
  const relationship = graph.relationships[key(twin, id)];
  if (relationship) return relationship;
  throw relationshipNotFound(twin, id);
}

function write(graph: Graph, twin: string, id: string, relationship: Record<string, unknown>) {
  const { $targetId, $relationshipName } = relationship;
  const properties = checkedRelationship(graph, twin, relationship);
  const whole = {
    $relationshipId: id,
    $etag: `W/"${randomUUID()}"`,
    $sourceId: twin,
    $relationshipName,
    $targetId,
    ...properties,
  };
  graph.relationships[key(twin, id)] = whole;
  return whole;
}

/** The link is to be used for deletion. That in Microsoft's example has the name in it, which no route has. */
function asIncoming({ $relationshipId, $sourceId, $relationshipName }: Record<string, unknown>) {
  const $relationshipLink = `/digitaltwins/${$sourceId}/relationships/${$relationshipId}`;
  return { $relationshipId, $sourceId, $relationshipName, $relationshipLink };
}

const answer = (relationship: Record<string, unknown>) => ok(relationship, { ETag: String(relationship.$etag) });
