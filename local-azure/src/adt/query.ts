import { z } from 'zod';
import { ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { AdtAccess } from './access';
import { badRequest } from './errors';

const QUERY = z.strictObject({ query: z.string(), continuationToken: z.string().nullable().optional() });
const ALL =
  /^\s*SELECT\s+\*\s+FROM\s+DIGITALTWINS(?:\s+\w+)?(?:\s+WHERE\s+IS_OF_MODEL\s*\(\s*(?:\w+\s*,\s*)?'([^']+)'\s*\))?\s*$/i;
const RELATIONSHIPS = /^\s*SELECT\s+\*\s+FROM\s+RELATIONSHIPS\s*$/i;

/** The queries of the first tutorial: all twins, those of a model, all relationships. */
export function query(access: AdtAccess): Route[] {
  return [
    route('POST', '/adt/:instance/query', ANY_QUERY, (request) => {
      const graph = access.open(request, 'query/action');
      const { query: text } = parseBody(QUERY, request, badRequest);
      if (RELATIONSHIPS.test(text)) return answer(Object.values(graph.relationships));
      const match = ALL.exec(text);
      if (!match) throw badRequest(`The local Azure does not implement the query ${text}`);
      const [, model] = match;
      return answer(
        Object.values(graph.twins).filter(
          ({ $metadata }) => model === undefined || ($metadata as { $model: string }).$model === model,
        ),
      );
    }),
  ];
}

const answer = (value: unknown[]) => ok({ value, continuationToken: null }, { 'query-charge': '1' });
