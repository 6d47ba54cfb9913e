import { comparableId } from '../../validation/comparable-text';
import { guidProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';

/** The IDs of a registration, and what prints them. */
const PRINTED_BY = {
  clientId: 'az ad app list --display-name <name> --query "[].appId"',
  tenantId: 'az account show --query tenantId',
  applicationObjectId: 'az ad app show --id <client ID> --query id',
  servicePrincipalObjectId: 'az ad sp show --id <client ID> --query id',
};

type Name = keyof typeof PRINTED_BY;
type Ids = { readonly [name in Name]?: string };

/**
 * Of an ID among those of a registration: it is a GUID, and not one of those before it. The application and its service
 * principal have an object ID each; with the same one twice, requests fail for minutes until Terraform gives up.
 */
export function ownIdProblems(prop: string, name: Name, ids: Ids): Problem[] {
  const id = ids[name] as string;
  const problems = guidProblems(prop, id);
  if (problems.length > 0) return problems;
  const names = Object.keys(PRINTED_BY) as Name[];
  const same = names.slice(0, names.indexOf(name)).find((other) => isSame(id, ids[other]));
  if (!same) return [];
  const fix = `${PRINTED_BY[name]} prints it, and ${PRINTED_BY[same]} prints ${same}`;
  return [problem('same-id', prop, `must not be the same as ${same}, got ${show(id)}`, fix)];
}

function isSame(id: string, other: unknown): boolean {
  const comparable = comparableId(id);
  return comparable !== undefined && typeof other === 'string' && comparable === comparableId(other);
}
