import { Construct } from 'constructs';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';

/** Of a prop that takes a registration. */
export function applicationProblems(prop: string, application: unknown): Problem[] {
  if (Construct.isConstruct(application) && 'servicePrincipalObjectId' in application) return [];
  return [
    problem(
      'type',
      prop,
      `must be a registration, got ${show(application)}`,
      'pass an AdtAppRegistration, or what fromClientId() or fromAttributes() returns',
    ),
  ];
}
