/** The names of a repository on GitHub, as the tokens of GitHub Actions spell them. */
export interface GitHubRepositoryNames {
  /** The user or organization, in the spelling of GitHub. */
  readonly owner: string;

  /** The name of the repository, without the owner, in the spelling of GitHub. */
  readonly repository: string;

  /**
   * Who issues the tokens: `https://<host>/_services/token` for GitHub Enterprise Server,
   * `https://token.actions.<subdomain>.ghe.com` for GitHub Enterprise Cloud with data residency, and
   * `https://token.actions.githubusercontent.com/<enterprise>` for an enterprise that has asked for an issuer of its own.
   *
   * @default 'https://token.actions.githubusercontent.com'
   */
  readonly issuer?: string;
}

/** The names and the IDs of a repository on GitHub: `gh api repos/<owner>/<repository> --jq '.owner.id, .id'`. */
export interface GitHubRepositoryIds extends GitHubRepositoryNames {
  /** The numeric ID of the owner. */
  readonly ownerId: string;

  /** The numeric ID of the repository. */
  readonly repositoryId: string;
}

/** A project on GitLab. */
export interface GitLabProject {
  /** The path of the project with its groups, such as `twins/plants/portal`. */
  readonly projectPath: string;

  /**
   * The URL of the GitLab instance.
   *
   * @default 'https://gitlab.com'
   */
  readonly issuer?: string;
}

/** A service connection of Azure DevOps, as its page shows it. */
export interface AzureDevOpsServiceConnection {
  /** Directory (tenant) ID that the connection was made in. */
  readonly tenantId: string;

  /** The *Subject identifier* that Azure DevOps shows. It cannot be built from names. */
  readonly subject: string;
}

/** A service connection of Azure DevOps with the older issuer, which retires on 1 July 2027 in the public cloud. */
export interface AzureDevOpsNamedServiceConnection {
  /** The name of the organization. */
  readonly organization: string;

  /** The GUID of the organization. */
  readonly organizationId: string;

  /** The name of the project. */
  readonly project: string;

  /** The name of the service connection. */
  readonly serviceConnection: string;
}

/** A service account of a Kubernetes cluster. */
export interface KubernetesServiceAccount {
  /**
   * The OIDC issuer of the cluster, letter by letter, which the internet can reach. That of AKS ends with a slash, in
   * every cloud (`az aks show --query oidcIssuerProfile.issuerUrl`).
   */
  readonly issuer: string;

  /** The namespace of the service account. */
  readonly namespace: string;

  /** The name of the service account. */
  readonly serviceAccount: string;
}

/** A workspace of HCP Terraform, or of Terraform Enterprise. */
export interface TerraformWorkspace {
  /** The name of the organization. */
  readonly organization: string;

  /**
   * The name of the project.
   *
   * @default 'Default Project'
   */
  readonly project?: string;

  /** The name of the workspace. */
  readonly workspace: string;

  /** Which runs: each phase signs in with a token of its own. */
  readonly runPhase: TerraformRunPhase;

  /**
   * The URL of Terraform Enterprise, or of another region, without a slash at its end.
   *
   * @default 'https://app.terraform.io'
   */
  readonly issuer?: string;
}

/** The phase of a run of HCP Terraform. */
export enum TerraformRunPhase {
  /** The plan. */
  PLAN = 'plan',

  /** The apply. */
  APPLY = 'apply',
}

/** Who issues a token, and for whom, letter by letter. */
export interface FederatedIdentityProps {
  /** The `iss` claim of the token: an `https` URL of at most 600 characters. */
  readonly issuer: string;

  /** The `sub` claim of the token: at most 600 characters, no wildcards. */
  readonly subject: string;
}
