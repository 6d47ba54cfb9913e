import type { TerraformStack } from 'cdktf';
import { AdtAppRegistration, type AdtAppRegistrationProps } from 'cdktf-adt-app-registration';

type Add = (registration: AdtAppRegistration, stack: TerraformStack) => void;

/** A stack with the registration `adt-client`, and with what is added to it. */
export function clientStack(props: Partial<AdtAppRegistrationProps> = {}, add: Add = () => {}) {
  return (stack: TerraformStack): void =>
    add(new AdtAppRegistration(stack, 'client', { displayName: 'adt-client', ...props }), stack);
}
