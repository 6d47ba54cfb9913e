import { ifStruct } from '../../../validation/values';
import type { KubernetesServiceAccount } from '../federated-identity-props';
import { issuerProblems } from '../issuer-rules';
import type { Claims } from './claims';
import { type Part, partProblems } from './part';

// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const NAMESPACE: Part = {
  pattern: new RegExp(`^${LABEL}$`),
  shape: 'the name of a namespace: at most 63 lower-case letters, digits and hyphens',
  fix: 'write it as Kubernetes spells it',
};
// Unlike the labels of DNS, those of a service account have no limit of their own.
const SUBDOMAIN_LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const SERVICE_ACCOUNT: Part = {
  pattern: new RegExp(`^(?=.{1,253}$)${SUBDOMAIN_LABEL}(?:\\.${SUBDOMAIN_LABEL})*$`),
  shape: 'the name of a service account: at most 253 lower-case letters, digits, hyphens and dots',
  fix: 'write it as Kubernetes spells it',
};

export function kubernetesClaims(given: KubernetesServiceAccount): Claims {
  const { issuer, namespace, serviceAccount } = given ?? {};
  return {
    issuer,
    subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
    problems: (prop) =>
      ifStruct(`${prop}.account`, given ?? null, () => [
        ...issuerProblems(`${prop}.issuer`, issuer),
        ...partProblems(`${prop}.namespace`, namespace, NAMESPACE),
        ...partProblems(`${prop}.serviceAccount`, serviceAccount, SERVICE_ACCOUNT),
      ]),
  };
}
