import type { Azure } from '../azure';
import { missingParameter } from '../entra/errors';
import type { TokenRequest } from '../entra/token-request';
import type { Application } from '../store/model';
import type { Memory } from './memory';

/** How a client gets a token to act for a person. */
export type UserGrant = (
  azure: Azure,
  memory: Memory,
  application: Application,
  asked: TokenRequest,
) => Promise<object>;

export function required({ parameter }: TokenRequest, name: string): string {
  const value = parameter(name);
  if (value === '') throw missingParameter(name);
  return value;
}

export const wantsInfo = ({ parameter }: TokenRequest): boolean => parameter('client_info') === '1';
