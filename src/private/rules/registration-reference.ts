import { Construct } from 'constructs';
import type { IAdtAppRegistration } from '../../adt-app-registration-interface';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';

/** Of a prop that takes a registration. */
export function registrationReferenceProblems(prop: string, registration: IAdtAppRegistration | undefined): Problem[] {
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
