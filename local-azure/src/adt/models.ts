import { z } from 'zod';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { AdtAccess } from './access';
import { badRequest, modelExists, modelNotFound } from './errors';

const DTMI = /^dtmi:[A-Za-z](?:\w*[A-Za-z0-9])?(?::[A-Za-z](?:\w*[A-Za-z0-9])?)*;[1-9]\d{0,8}$/;
const MODELS = z.array(
  z.looseObject({ '@id': z.string().regex(DTMI), '@type': z.literal('Interface'), '@context': z.unknown() }),
);
const DECOMMISSION = z.tuple([
  z.strictObject({ op: z.literal('replace'), path: z.literal('/decommissioned'), value: z.literal(true) }),
]);

/** Models in DTDL. Their envelope is checked, not all of the language. */
export function models(access: AdtAccess): Route[] {
  return [
    route('POST', '/adt/:instance/models', ANY_QUERY, (request) => {
      const { models: all } = access.open(request, 'models/write');
      const uploaded = parseBody(MODELS, request, badRequest);
      const taken = uploaded.find((model) => all[model['@id']]);
      if (taken) throw modelExists(taken['@id']);
      const uploadTime = new Date().toISOString();
      for (const model of uploaded) all[model['@id']] = { id: model['@id'], model, uploadTime, decommissioned: false };
      return created(uploaded.map((model) => shown(all[model['@id']], false)));
    }),

    route('GET', '/adt/:instance/models', ANY_QUERY, (request) => {
      const { models: all } = access.open(request, 'models/read');
      const whole = request.query.includeModelDefinition === 'true';
      return ok({ value: Object.values(all).map((entry) => shown(entry, whole)) });
    }),

    route('GET', '/adt/:instance/models/:id', ANY_QUERY, (request) => {
      const { models: all } = access.open(request, 'models/read');
      const entry = all[request.params.id];
      if (!entry) throw modelNotFound(request.params.id);
      return ok(shown(entry, request.query.includeModelDefinition === 'true'));
    }),

    route('PATCH', '/adt/:instance/models/:id', ANY_QUERY, (request) => {
      const { models: all } = access.open(request, 'models/write');
      if (!all[request.params.id]) throw modelNotFound(request.params.id);
      parseBody(DECOMMISSION, request, badRequest);
      all[request.params.id].decommissioned = true;
      return noContent();
    }),

    route('DELETE', '/adt/:instance/models/:id', ANY_QUERY, (request) => {
      const { models: all } = access.open(request, 'models/delete');
      if (!all[request.params.id]) throw modelNotFound(request.params.id);
      delete all[request.params.id];
      return noContent();
    }),
  ];
}

function shown(
  { model, ...entry }: { id: string; model: object; uploadTime: string; decommissioned: boolean },
  whole: boolean,
) {
  return { ...entry, displayName: {}, description: {}, ...(whole && { model }) };
}
