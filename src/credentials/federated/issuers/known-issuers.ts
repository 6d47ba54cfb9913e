import { GUID } from '../../../validation/guid';

/** An issuer whose host gives it away, so that what it never sends can be refused. */
export interface KnownIssuer {
  /** The whole host. */
  readonly host: RegExp;
  /** The whole issuer, letter by letter. */
  readonly form: RegExp;
  /** Follows "must be". */
  readonly shape: string;
  /** Where to copy it from, if not out of a token. */
  readonly fix?: string;
}

const AKS = 'prod-aks\\.azure\\.(?:com|us|cn)';

/** The `iss` claims of public issuers, from their own documentation and their discovery documents. */
export const KNOWN_ISSUERS: KnownIssuer[] = [
  {
    host: new RegExp(`(?:.*\\.)?${AKS}`),
    form: new RegExp(`https://(?:[a-z0-9]+\\.oic\\.${AKS}/${GUID}/${GUID}/|oidc\\.${AKS}/(?:${GUID}/){1,2})`),
    shape: 'https://<region>.oic.prod-aks.azure.com/<GUID>/<GUID>/ on AKS',
    fix: 'copy what az aks show --query oidcIssuerProfile.issuerUrl prints, with the slash at its end',
  },
  {
    host: /(?:.*\.)?(?:githubusercontent\.com|ghe\.com|github\.com)/,
    form: /https:\/\/token\.actions\.(?:githubusercontent|[a-z0-9-]+\.ghe)\.com(?:\/[A-Za-z0-9-]+)?/,
    shape: 'https://token.actions.githubusercontent.com, or https://token.actions.<subdomain>.ghe.com',
  },
  {
    host: /vstoken\.dev\.azure\.com/,
    form: new RegExp(`https://vstoken\\.dev\\.azure\\.com/${GUID}`),
    shape: 'https://vstoken.dev.azure.com/<organization ID>, in lower case',
  },
  {
    host: /login\.(?:partner\.)?microsoftonline\.(?:com|us|cn)/,
    form: new RegExp(`https://login\\.(?:partner\\.)?microsoftonline\\.(?:com|us|cn)/${GUID}/v2\\.0`),
    shape: 'https://login.microsoftonline.com/<tenant ID>/v2.0, in lower case',
  },
  {
    host: /(?:www\.)?gitlab\.com/,
    form: /https:\/\/gitlab\.com/,
    shape: 'https://gitlab.com',
  },
  {
    host: /app\.(?:eu\.)?terraform\.io/,
    form: /https:\/\/app\.(?:eu\.)?terraform\.io/,
    shape: 'https://app.terraform.io, or https://app.eu.terraform.io',
  },
  {
    host: /accounts\.google\.com/,
    form: /https:\/\/accounts\.google\.com/,
    shape: 'https://accounts.google.com',
  },
  {
    host: /container\.googleapis\.com/,
    form: /https:\/\/container\.googleapis\.com\/v1\/projects\/[^/]+\/(?:locations|zones)\/[^/]+\/clusters\/[^/]+/,
    shape: 'https://container.googleapis.com/v1/projects/<project>/locations/<location>/clusters/<name>',
  },
  {
    host: /oidc\.eks\..*amazonaws\.com(?:\.cn)?/,
    form: /https:\/\/oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/id\/[0-9A-Z]+/,
    shape: 'https://oidc.eks.<region>.amazonaws.com/id/<ID>',
  },
  {
    host: /(?:api\.)?bitbucket\.org/,
    form: /https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc/,
    shape: 'https://api.bitbucket.org/2.0/workspaces/<workspace>/pipelines-config/identity/oidc',
  },
];
