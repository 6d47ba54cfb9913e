import { randomBytes } from 'node:crypto';
import * as jose from 'jose';
import { z } from 'zod';
import { flowTokenExpired } from './errors';
import type { Session } from './sessions';

const PROGRESS = z.object({
  /** The path and the query that the browser came with. */
  kind: z.enum(['authorize', 'device']),
  tenant: z.string(),
  asked: z.record(z.string(), z.string()),
  userId: z.string().optional(),
  /** Whether the person confirmed that it is they who use the device. */
  isConfirmed: z.boolean().optional(),
  /** What the person was shown: service principals, each with a permission. */
  shown: z.array(z.tuple([z.string(), z.string()])).optional(),
  isConsented: z.boolean().optional(),
});

/** How far a person has come. Each form carries it, so that the server need not remember those who went away. */
export type Progress = z.infer<typeof PROGRESS>;

const MINUTES = 15;

/** Signs what a form carries. Only the browser that was given the form can send it: that is the protection against forgery. */
export class Seals {
  private readonly key = randomBytes(32);

  public seal(progress: Progress, { hash }: Session): Promise<string> {
    return new jose.SignJWT({ ...progress })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(hash)
      .setExpirationTime(`${MINUTES} minutes`)
      .sign(this.key);
  }

  public async open(sealed: string, { hash }: Session): Promise<Progress> {
    try {
      const { payload } = await jose.jwtVerify(sealed, this.key, { algorithms: ['HS256'], subject: hash });
      return PROGRESS.parse(payload);
    } catch {
      throw flowTokenExpired();
    }
  }
}
