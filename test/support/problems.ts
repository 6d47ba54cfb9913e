import { withoutSecrets } from '../../checks/support/secrets';
import type { AdtAppRegistrationProps } from '../../src';
import { register } from './synth';

/** The error that something throws; it must be ours, and show no secret. */
export function refusal(make: () => unknown): Error {
  try {
    make();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AdtAppRegistrationError')) throw error;
    withoutSecrets('the error', error.message);
    return error;
  }
  throw new Error('nothing was refused');
}

/** The problems that such an error lists, without the bullets. */
export function problems(make: () => unknown): string[] {
  return refusal(make)
    .message.split('\n')
    .filter((line) => line.startsWith('  - '))
    .map((line) => line.slice(4));
}

/** The codes of the problems that a registration with these props has, in their order; none if it can be made. */
export function codes(props: Partial<AdtAppRegistrationProps>): string[] {
  return codesOf(() => register(props));
}

/** The codes of what is refused; none if nothing is. */
export function codesOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    const listed = problems(() => {
      throw error;
    });
    return listed.map((text) => text.replace(/^.*\[([\w-]+)\]$/s, '$1'));
  }
}
