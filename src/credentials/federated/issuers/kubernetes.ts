import { ifStruct } from '../../../validation/values';
import type { KubernetesServiceAccount } from '../federated-identity-props';
import type { Claims } from './claims';
import { type Part, partProblems } from './part';

// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/

const ISSUER: Part = {
  pattern: /^(?!https:\/\/[^/]*\.oic\.prod-aks\.azure\.com\/.*[^/]$)[^{]*$/,
  shape: 'the issuer of the cluster, which ends with a slash on AKS',
  fix: 'copy what az aks show --query oidcIssuerProfile.issuerUrl prints',
};
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
        ...partProblems(`${prop}.issuer`, issuer, ISSUER),
        ...partProblems(`${prop}.namespace`, namespace, NAMESPACE),
        ...partProblems(`${prop}.serviceAccount`, serviceAccount, SERVICE_ACCOUNT),
      ]),
  };
}
