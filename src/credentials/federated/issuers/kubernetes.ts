import { type Rules, readStruct, structProblems } from '../../../validation/struct';
import type { KubernetesServiceAccount } from '../federated-identity-props';
import { issuerProblems } from '../issuer-rules';
import { type Claims, claim } from './claims';
import { type Part, part } from './part';

// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAMESPACE: Part = {
  pattern: new RegExp(LABEL),
  shape: 'the name of a namespace: at most 63 lower-case letters, digits and hyphens',
  fix: 'write it as Kubernetes spells it',
};
// Unlike the labels of DNS, those of a service account have no limit of their own.
const SUBDOMAIN_LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const SERVICE_ACCOUNT: Part = {
  pattern: new RegExp(`(?=.{1,253}$)${SUBDOMAIN_LABEL}(?:\\.${SUBDOMAIN_LABEL})*`),
  shape: 'the name of a service account: at most 253 lower-case letters, digits, hyphens and dots',
  fix: 'write it as Kubernetes spells it',
};

const ACCOUNT: Rules<KubernetesServiceAccount, unknown> = {
  issuer: issuerProblems,
  namespace: part(NAMESPACE),
  serviceAccount: part(SERVICE_ACCOUNT),
};

export function kubernetesClaims(given: KubernetesServiceAccount): Claims {
  const read = readStruct(given, ACCOUNT);
  const { issuer, namespace, serviceAccount } = read ?? {};
  return {
    issuer,
    subject: claim`system:serviceaccount:${namespace}:${serviceAccount}`,
    problems: (prop) => structProblems(ACCOUNT, read, read, `${prop}.account`, prop),
  };
}
