import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { WANTED_ASSERTION } from '../entra/issuers';
import { FAULT, type Faults } from '../faults/faults';
import { apiError } from '../http/api-error';
import type { Incoming } from '../http/https-server';
import type { ApiResponse } from '../http/request';
import { Seed } from '../seed';

/** Where the control routes are: no path of Azure begins like this. */
export const CONTROL = '/_local-azure/';

const IDENTITY = z.strictObject({
  name: z.string(),
  graphPermissions: z.array(z.string()),
  role: z.string().optional(),
});

/** No part of Azure: a way for tests and demos to look inside, to make identities and assertions, to break things. */
export class Control {
  /** Opens the routes. It changes with each start. */
  public readonly key = randomBytes(24).toString('base64url');

  public constructor(
    private readonly azure: Azure,
    private readonly faults: Faults,
  ) {}

  public async answer({ method, path, headers, body }: Incoming): Promise<ApiResponse> {
    if (headers['x-local-azure-key'] !== this.key) {
      throw apiError(401, 'ControlKeyMissing', 'Send the key in x-local-azure-key.');
    }
    switch (`${method} ${path}`) {
      case `GET ${CONTROL}state`:
        return { status: 200, body: this.azure.store.state };
      case `GET ${CONTROL}faults`:
        return { status: 200, body: this.faults.report() };
      case `POST ${CONTROL}faults`:
        this.faults.arm(parsed(FAULT, body));
        return { status: 204 };
      case `DELETE ${CONTROL}faults`:
        this.faults.clear();
        return { status: 204 };
      case `POST ${CONTROL}identities`: {
        const { name, ...options } = parsed(IDENTITY, body);
        return { status: 201, body: new Seed(this.azure).identity(name, options) };
      }
      case `POST ${CONTROL}assertions`:
        return { status: 201, body: { assertion: await this.azure.issuers.mint(parsed(WANTED_ASSERTION, body)) } };
      default:
        throw apiError(404, 'NoSuchControl', `The local Azure has no control ${method} ${path}.`);
    }
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw apiError(400, 'BadControl', z.prettifyError(result.error));
}
