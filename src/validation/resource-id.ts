import { constantPart, firstPartProblem, guidPart, type IdPart } from './id-part';
import { type Problem, type ProblemCode, problem } from './problem';
import { show } from './show';
import { write } from './write';

/** A kind of resource in a resource group, and what its IDs look like. */
export interface ResourceKind {
  /** With its article. */
  readonly what: string;
  readonly provider: string;
  readonly type: string;
  readonly name: Pick<IdPart, 'rule' | 'holds'>;
  /** What prints the ID of one. */
  readonly command: string;
  /** The resource of Terraform that has one, with its article. */
  readonly resource: string;
}

/** In a text such as the address of a page, or the ID of something below a resource. */
const ID = /\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/?#\s]+/i;

/** What is wrong with the ID of a resource. Letter case means nothing to Azure. */
export function resourceIdProblems(code: ProblemCode, prop: string, id: string, kind: ResourceKind): Problem[] {
  const [root, subscriptions, subscription, groups, group, providers, provider, type, name, ...rest] = id.split('/');
  const words = [root, subscriptions, groups, providers].join('/').toLowerCase();
  if (words !== '/subscriptions/resourcegroups/providers' || name === undefined || rest.length > 0) {
    return [problem(code, prop, `must be the resource ID of ${kind.what}, got ${show(id)}`, fixOfShape(id, kind))];
  }
  const partProblems = (...parts: IdPart[]) =>
    firstPartProblem(code, prop, id, parts, `copy the ID that ${kind.command} prints`);
  return [
    ...partProblems(guidPart('subscription', subscription)),
    ...partProblems(groupPart(group)),
    ...partProblems(constantPart('provider', kind.provider, provider), constantPart('type', kind.type, type), {
      ...kind.name,
      value: name,
    }),
  ];
}

/** An ID without problems as Azure spells it in its answers. */
export function asAzureSpells(id: string, { provider, type }: ResourceKind): string {
  const [, , subscription, , group, , , , name] = id.split('/');
  return `/subscriptions/${subscription.toLowerCase()}/resourceGroups/${group}/providers/${provider}/${type}/${name}`;
}

/** Azure allows letters and digits of any script. */
function groupPart(value: string): IdPart {
  return {
    value,
    rule: 'a resource group of 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, with no period at its end',
    holds: (name) => /^[-\w.()\p{L}\p{N}]{1,90}(?<!\.)$/u.test(name),
  };
}

function fixOfShape(text: string, kind: ResourceKind): string {
  const [id] = ID.exec(text) ?? [];
  // Stryker disable next-line StringLiteral: what counts is whether there are any problems
  const isRight = (text: string) => resourceIdProblems('type', '', text, kind).length === 0;
  const inText = id && isRight(id) ? write(asAzureSpells(id, kind)) : undefined;
  return inText ?? `write ${shapeOf(kind)}, or pass the id of ${kind.resource}`;
}

/** The shape of its IDs, for a person. */
export function shapeOf({ provider, type }: ResourceKind): string {
  return `/subscriptions/<GUID>/resourceGroups/<name>/providers/${provider}/${type}/<name>`;
}
