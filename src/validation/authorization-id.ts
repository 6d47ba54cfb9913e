import { constantPart, firstPartProblem, guidPart } from './id-part';
import { type Problem, type ProblemCode, problem } from './problem';
import { show } from './show';

/** A kind of resource that stands in a scope, and says who may do what there. */
export interface AuthorizationKind {
  /** After "must", for an ID that has not the form of one. */
  readonly must: string;
  readonly type: string;
  readonly fix: string;
}

const ID = /^(?<scope>\/.*)?\/providers\/(?<provider>[^/]*)\/(?<type>[^/]*)\/(?<name>.*)/is;

/** What is wrong with the ID of a role assignment or a role definition: `<scope>/providers/Microsoft.Authorization/<type>/<GUID>`. */
export function authorizationIdProblems(
  code: ProblemCode,
  prop: string,
  id: string,
  { must, type, fix }: AuthorizationKind,
): Problem[] {
  const found = ID.exec(id)?.groups;
  if (!found) return [problem(code, prop, `must ${must}, got ${show(id)}`, fix)];
  const parts = [
    constantPart('provider', 'Microsoft.Authorization', found.provider),
    constantPart('type', type, found.type),
    guidPart('name', found.name),
  ];
  return firstPartProblem(code, prop, id, parts, fix);
}

/** The scope in such an ID. It is empty for the whole tenant. */
export function scopeOf(id: string): string {
  return id.split('/').slice(0, -4).join('/');
}
