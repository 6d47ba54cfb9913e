import { dirname, join } from 'node:path';

/** Where the clients are: `main.ts` has installed them, or says why not. */
const { CLIENTS = '', CLIENTS_MISSING = 'npm run clients installs them' } = process.env;

/** Whether the tests are only counted, because the clients cannot be installed here. */
export const PYTHON = { skip: CLIENTS === '' && CLIENTS_MISSING };

/** The programs of the environment, `python` and `az` among them. */
export const PROGRAMS = join(CLIENTS, 'bin');

/** Takes the place of a browser, by the names of the programs that open one. */
const BROWSER = join(__dirname, '../programs/browser');

/** Before all others on the path. */
export const PATH = [BROWSER, PROGRAMS, dirname(process.execPath), process.env.PATH].join(':');
