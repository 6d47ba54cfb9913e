import { z } from 'zod';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Graph } from '../store/model';
import type { AdtAccess } from './access';
import { Ontology } from './dtdl/ontology';
import { invalidArgument, invalidContinuationToken, invalidQuery, queryNotImplemented } from './errors';
import { fromToken, pageSize, toToken } from './page';

// Limits of the service, by its documentation.
const MAX_PER_PAGE = 1000;
const MAX_CHARACTERS = 8000;

const QUERY = z.strictObject({
  query: z.string().nullable().optional(),
  continuationToken: z.string().nullable().optional(),
});
const TWINS =
  /^select \* from digitaltwins(?: \w+)?(?: where is_of_model ?\( ?(?:\w+ ?, ?)?'([^']+)' ?(, ?exact ?)?\))?$/i;
const RELATIONSHIPS = /^select \* from relationships(?: \w+)?$/i;

/** The queries of the first tutorial: all twins, those of a model, all relationships. */
export function query(access: AdtAccess): Route[] {
  return [
    route('POST', '/adt/:instance/query', ['api-version'], (request) => {
      const graph = access.open(request, 'query/action');
      const { success, data } = QUERY.safeParse(request.body);
      if (!success) throw invalidArgument('A query has the properties query and continuationToken, which are texts.');
      // The query is ignored where a token is given, which has it in itself.
      const {
        start,
        size,
        query: text = '',
      } = data.continuationToken
        ? fromToken(data.continuationToken, invalidContinuationToken)
        : { start: 0, size: pageSize(request, MAX_PER_PAGE), query: data.query ?? '' };
      const found = select(graph, text);
      const end = start + size;
      const continuationToken = end < found.length ? toToken({ start: end, size, query: text }) : null;
      return ok({ value: found.slice(start, end), continuationToken }, { 'query-charge': '1' });
    }),
  ];
}

function select(graph: Graph, query: string): unknown[] {
  if (query.length > MAX_CHARACTERS) throw invalidQuery(`a query has at most ${MAX_CHARACTERS} characters.`);
  const text = query.trim().replace(/\s+/g, ' ');
  if (!/^select /i.test(text)) throw invalidQuery(`missing SELECT at '${text.split(' ')[0]}'`);
  if (RELATIONSHIPS.test(text)) return Object.values(graph.relationships);
  const match = TWINS.exec(text);
  if (!match) throw queryNotImplemented(query);
  const [, model, exact] = match;
  if (model === undefined) return Object.values(graph.twins);
  // Of a model are also the twins of the models that extend it, unless it is to be that model exactly.
  const ontology = new Ontology(graph.models);
  return Object.values(graph.twins).filter(({ $metadata }) => {
    const { $model } = $metadata as { $model: string };
    return exact === undefined ? ontology.isA($model, model) : $model === model;
  });
}
