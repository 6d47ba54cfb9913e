import { makeApis } from '../src/apis';
import type { Azure } from '../src/azure';

/** What the local Azure answers, to look at its routes: none of them can be called. */
export const APIS = makeApis({ origin: 'https://127.0.0.1', store: { state: {} } } as Azure);
