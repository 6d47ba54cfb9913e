import { z } from 'zod';
import { refuse } from '../transport/problem';
import { created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type AdtAccess, badRequest } from './access';

const DTMI = /^dtmi:[A-Za-z](?:\w*[A-Za-z0-9])?(?::[A-Za-z](?:\w*[A-Za-z0-9])?)*;[1-9]\d{0,8}$/;
const MODELS = z.array(
  z.looseObject({ '@id': z.string().regex(DTMI), '@type': z.literal('Interface'), '@context': z.unknown() }),
);
const DECOMMISSION = z.tuple([
  z.strictObject({ op: z.literal('replace'), path: z.literal('/decommissioned'), value: z.literal(true) }),
]);

/** Models in DTDL. Their envelope is checked, not all of the language. */
export function models(router: Router, access: AdtAccess): void {
  router.on('POST', '/adt/:instance/models', (request) => {
    const { models: all } = access.open(request, 'models/write');
    const uploaded = parseBody(MODELS, request, badRequest);
    const taken = uploaded.find((model) => all[model['@id']]);
    if (taken) throw refuse(409, 'ModelIdAlreadyExists', `Model ${taken['@id']} already exists.`);
    const uploadTime = new Date().toISOString();
    for (const model of uploaded) all[model['@id']] = { id: model['@id'], model, uploadTime, decommissioned: false };
    return created(uploaded.map((model) => shown(all[model['@id']], false)));
  });

  router.on('GET', '/adt/:instance/models', (request) => {
    const { models: all } = access.open(request, 'models/read');
    const whole = request.query.includeModelDefinition === 'true';
    return ok({ value: Object.values(all).map((entry) => shown(entry, whole)) });
  });

  router.on('GET', '/adt/:instance/models/:id', (request) => {
    const { models: all } = access.open(request, 'models/read');
    const entry = all[request.params.id];
    if (!entry) throw missing(request.params.id);
    return ok(shown(entry, request.query.includeModelDefinition === 'true'));
  });

  router.on('PATCH', '/adt/:instance/models/:id', (request) => {
    const { models: all } = access.open(request, 'models/write');
    if (!all[request.params.id]) throw missing(request.params.id);
    parseBody(DECOMMISSION, request, badRequest);
    all[request.params.id].decommissioned = true;
    return noContent();
  });

  router.on('DELETE', '/adt/:instance/models/:id', (request) => {
    const { models: all } = access.open(request, 'models/delete');
    if (!all[request.params.id]) throw missing(request.params.id);
    delete all[request.params.id];
    return noContent();
  });
}

const missing = (id: string) => refuse(404, 'ModelNotFound', `There is no model ${id}.`);

function shown(
  { model, ...entry }: { id: string; model: object; uploadTime: string; decommissioned: boolean },
  whole: boolean,
) {
  return { ...entry, displayName: {}, description: {}, ...(whole && { model }) };
}
