import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { BUILT_IN_ROLES } from '../arm/built-in-roles';
import type { Azure } from '../azure';
import { WANTED_ASSERTION } from '../entra/issuers';
import { principalType } from '../entra/principals';
import { FAULT, type Faults } from '../faults/faults';
import { type ApiError, apiError } from '../http/api-error';
import type { Incoming } from '../http/https-server';
import { ANONYMOUS, type ApiResponse, created, noContent, ok, parseBody } from '../http/request';
import { Router, route } from '../http/router';
import { Seed } from '../seed';

/** Where the control routes are: no path of Azure begins like this. */
export const CONTROL = '/_local-azure/';

const IDENTITY = z.strictObject({
  name: z.string().trim().min(1).max(120),
  graphPermissions: z
    .array(z.string().regex(/^\w+(\.\w+)+$/, 'A permission is written like Application.Read.All'))
    .max(400),
  role: z.enum(BUILT_IN_ROLES.map(({ name }) => name)).optional(),
});

const USER = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9](?:[\w.-]{0,62}[A-Za-z0-9])?$/, 'A name has 1 to 64 letters, digits, ., - and _'),
});
const id = z.guid().toLowerCase();
const GROUP = z.strictObject({ name: z.string().trim().min(1).max(256), members: z.array(id).default([]) });
const MEMBER = z.strictObject({ group: id, member: id });

const badControl = (message: string): ApiError => apiError(400, 'BadControl', message);

/** No part of Azure: a way for tests and demos to look inside, to make identities, people, groups and assertions, to break things. */
export class Control {
  /** Opens the routes. It changes with each start. */
  public readonly key = randomBytes(24).toString('base64url');

  private readonly router: Router;

  public constructor(azure: Azure, faults: Faults) {
    const checkPrincipal = (member: string) => {
      if (!principalType(azure, member)) throw badControl(`There is no user, group or service principal ${member}.`);
    };
    this.router = new Router(
      [
        route('GET', `${CONTROL}state`, [], () => ok(azure.store.state)),
        route('GET', `${CONTROL}faults`, [], () => ok(faults.report())),
        route('POST', `${CONTROL}faults`, [], (request) => {
          faults.arm(parseBody(FAULT, request, badControl));
          return noContent();
        }),
        route('DELETE', `${CONTROL}faults`, [], () => {
          faults.clear();
          return noContent();
        }),
        route('POST', `${CONTROL}identities`, [], (request) => {
          const { name, ...options } = parseBody(IDENTITY, request, badControl);
          return created(new Seed(azure).identity(name, options));
        }),
        route('POST', `${CONTROL}users`, [], (request) => {
          return created(new Seed(azure).user(parseBody(USER, request, badControl).name));
        }),
        route('POST', `${CONTROL}groups`, [], (request) => {
          const { name, members } = parseBody(GROUP, request, badControl);
          members.forEach(checkPrincipal);
          return created({ objectId: new Seed(azure).securityGroup(name, members) });
        }),
        route('POST', `${CONTROL}members`, [], (request) => {
          const { group, member } = parseBody(MEMBER, request, badControl);
          if (!azure.store.state.groups[group]) throw badControl(`There is no group ${group}.`);
          checkPrincipal(member);
          new Seed(azure).member(group, member);
          return noContent();
        }),
        route('POST', `${CONTROL}assertions`, [], async (request) => {
          const assertion = await azure.issuers.mint(parseBody(WANTED_ASSERTION, request, badControl));
          return created({ assertion });
        }),
      ],
      badControl,
    );
  }

  public async answer(incoming: Incoming): Promise<ApiResponse> {
    if (incoming.headers['x-local-azure-key'] !== this.key) {
      throw apiError(401, 'ControlKeyMissing', 'Send the key in x-local-azure-key.');
    }
    const match = this.router.find(incoming);
    if (match) return match.answer(incoming, ANONYMOUS);
    throw apiError(404, 'NoSuchControl', `The local Azure has no control ${incoming.method} ${incoming.path}.`);
  }
}
