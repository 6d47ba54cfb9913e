import { Construct } from 'constructs';
import type { Problem } from '../validation/problem';
import { noInstance } from '../validation/wrong-type';

/** Of a prop that takes a registration. */
export function applicationProblems(prop: string, application: unknown): Problem[] {
  if (Construct.isConstruct(application) && 'servicePrincipalObjectId' in application) return [];
  const fix = 'pass an AdtAppRegistration, or what fromClientId() or fromAttributes() returns';
  return [noInstance(prop, application, 'a registration', fix)];
}
