import type { Azure } from '../azure';
import { findApplication } from '../entra/client';
import type { ApiError } from '../http/api-error';
import { declined } from './errors';
import type { Memory } from './memory';
import { errorPage } from './page';
import { devicePage } from './pages';
import { signedIn } from './people';
import type { Purpose } from './purpose';
import { readScopes } from './scopes';

/** What the device of a code asks for. */
export function deviceSignIn(
  azure: Azure,
  { deviceCodes }: Memory,
  userCode: string,
  sent: Record<string, string | undefined>,
): Purpose {
  const { clientId, scope } = deviceCodes.asked(userCode);
  const application = findApplication(azure, clientId);
  return {
    application,
    scopes: readScopes(azure, application, scope),
    // The person who is signed in with this browser need not be the one who uses the device.
    prompt: 'select_account',
    loginHint: '',
    needsConfirmation: true,
    finish: async ({ user }) => {
      deviceCodes.answer(userCode, signedIn(user));
      return devicePage(application);
    },
    refuse: async (error) => {
      if (isDeclined(error)) deviceCodes.answer(userCode, 'declined');
      return errorPage(error, sent);
    },
  };
}

const isDeclined = ({ message }: ApiError) => message === declined().message;
