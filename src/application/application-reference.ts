import { Construct } from 'constructs';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import type { IRegisteredApplication } from './registered-application';

/** Of a prop that takes a registration. */
export function registrationReferenceProblems(
  prop: string,
  registration: IRegisteredApplication | undefined,
): Problem[] {
  if (Construct.isConstruct(registration) && 'servicePrincipalObjectId' in registration) return [];
  return [
    problem(
      'type',
      prop,
      `must be a registration, got ${show(registration)}`,
      'pass an AdtAppRegistration, or what fromClientId() or fromAttributes() returns',
    ),
  ];
}
