import { z } from 'zod';
import type { Azure } from './azure';
import { WANTED_ASSERTION } from './entra/issuers';
import { FAULT, type Faults } from './faults/faults';
import { makeIdentity } from './seed';
import type { Incoming } from './transport/https-server';
import { refuse } from './transport/problem';
import type { ApiResponse } from './transport/request';

/** Where the control routes are: no path of Azure begins like this. */
export const CONTROL = '/_emulator/';

const IDENTITY = z.strictObject({
  name: z.string(),
  graphPermissions: z.array(z.string()),
  role: z.string().optional(),
});

/** No part of Azure: a way for tests and demos to look inside, to make identities and assertions, to break things. */
export async function control(
  azure: Azure,
  faults: Faults,
  key: string,
  { method, path, headers, body }: Incoming,
): Promise<ApiResponse> {
  if (headers['x-emulator-key'] !== key) throw refuse(401, 'ControlKeyMissing', 'Send the key in x-emulator-key.');
  switch (`${method} ${path}`) {
    case `GET ${CONTROL}state`:
      return { status: 200, body: azure.store.state };
    case `GET ${CONTROL}faults`:
      return { status: 200, body: faults.report() };
    case `POST ${CONTROL}faults`:
      faults.arm(parsed(FAULT, body));
      return { status: 204 };
    case `DELETE ${CONTROL}faults`:
      faults.clear();
      return { status: 204 };
    case `POST ${CONTROL}identities`: {
      const { name, graphPermissions, role } = parsed(IDENTITY, body);
      return { status: 201, body: makeIdentity(azure, name, graphPermissions, role) };
    }
    case `POST ${CONTROL}assertions`:
      return { status: 201, body: { assertion: await azure.issuers.mint(parsed(WANTED_ASSERTION, body)) } };
    default:
      throw refuse(404, 'NoSuchControl', `The emulator has no control ${method} ${path}.`);
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw refuse(400, 'BadControl', z.prettifyError(result.error));
}
