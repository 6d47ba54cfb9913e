import type { Problem } from '../../validation/problem';
import type {
  AzureDevOpsNamedServiceConnection,
  AzureDevOpsServiceConnection,
  FederatedIdentityProps,
  GitLabProject,
  KubernetesServiceAccount,
  TerraformWorkspace,
} from './federated-identity-props';
import type { GitHubRepository } from './github-repository';
import { anyClaims } from './issuers/any';
import { azureDevOpsClaims, azureDevOpsNamedClaims } from './issuers/azure-devops';
import type { Claims } from './issuers/claims';
import { githubClaims } from './issuers/github';
import { gitlabClaims } from './issuers/gitlab';
import { kubernetesClaims } from './issuers/kubernetes';
import { terraformWorkspaceClaims } from './issuers/terraform-workspace';

/**
 * Whose tokens Entra ID accepts in place of a secret: an issuer, and a subject.
 *
 * Entra ID compares both letter by letter, and a mistake shows only when a client signs in (AADSTS700211,
 * AADSTS700213). So subjects are built here from named parts, and the parts are checked when the credential is made.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
export class FederatedIdentity {
  /**
   * Jobs of GitHub Actions that run in an environment, on any branch or tag.
   *
   * @param repository where the workflow is: `GitHubRepository.withIds()`, or `withNamesOnly()`
   * @param environment the name of the environment. The token of such a job names only it, with `%3A` for a
   * colon: write it so where only Terraform knows the name.
   */
  public static githubEnvironment(repository: GitHubRepository, environment: string): FederatedIdentity {
    return new FederatedIdentity(githubClaims(repository, { kind: 'environment', name: environment }));
  }

  /**
   * Jobs of GitHub Actions that run for a branch, without an environment.
   *
   * @param repository where the workflow is: `GitHubRepository.withIds()`, or `withNamesOnly()`
   * @param branch the name of the branch, such as `main`
   */
  public static githubBranch(repository: GitHubRepository, branch: string): FederatedIdentity {
    return new FederatedIdentity(githubClaims(repository, { kind: 'branch', name: branch }));
  }

  /**
   * Jobs of GitHub Actions that run for a tag, without an environment.
   *
   * @param repository where the workflow is: `GitHubRepository.withIds()`, or `withNamesOnly()`
   * @param tag the name of the tag, such as `v1.0.0`
   */
  public static githubTag(repository: GitHubRepository, tag: string): FederatedIdentity {
    return new FederatedIdentity(githubClaims(repository, { kind: 'tag', name: tag }));
  }

  /**
   * Jobs of GitHub Actions that run for any pull request to the repository, without an environment.
   *
   * Every user who may open a pull request from a branch of the repository can then sign in.
   *
   * @param repository where the workflow is: `GitHubRepository.withIds()`, or `withNamesOnly()`
   */
  public static githubPullRequest(repository: GitHubRepository): FederatedIdentity {
    return new FederatedIdentity(githubClaims(repository, { kind: 'pullRequest' }));
  }

  /**
   * A service connection of Azure DevOps.
   *
   * @param connection its tenant and its subject
   * @see https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity
   */
  public static azureDevOps(connection: AzureDevOpsServiceConnection): FederatedIdentity {
    return new FederatedIdentity(azureDevOpsClaims(connection));
  }

  /**
   * A service connection of Azure DevOps with the older issuer, which retires on 1 July 2027 in the public cloud.
   *
   * @param connection the names that its subject is made of
   */
  public static azureDevOpsByName(connection: AzureDevOpsNamedServiceConnection): FederatedIdentity {
    return new FederatedIdentity(azureDevOpsNamedClaims(connection));
  }

  /**
   * Jobs of GitLab CI/CD that run for a branch.
   *
   * @param project where the pipeline is
   * @param branch the name of the branch
   */
  public static gitlabBranch(project: GitLabProject, branch: string): FederatedIdentity {
    return new FederatedIdentity(gitlabClaims(project, 'branch', branch));
  }

  /**
   * Jobs of GitLab CI/CD that run for a tag.
   *
   * @param project where the pipeline is
   * @param tag the name of the tag
   */
  public static gitlabTag(project: GitLabProject, tag: string): FederatedIdentity {
    return new FederatedIdentity(gitlabClaims(project, 'tag', tag));
  }

  /**
   * Pods of a Kubernetes cluster that run as a service account, through Microsoft Entra Workload ID.
   *
   * @param account the cluster's issuer, and the account
   */
  public static kubernetesServiceAccount(account: KubernetesServiceAccount): FederatedIdentity {
    return new FederatedIdentity(kubernetesClaims(account));
  }

  /**
   * Runs of a workspace of HCP Terraform or Terraform Enterprise. Plan and apply need a credential each.
   *
   * @param workspace the workspace, and the phase
   */
  public static terraformWorkspace(workspace: TerraformWorkspace): FederatedIdentity {
    return new FederatedIdentity(terraformWorkspaceClaims(workspace));
  }

  /**
   * Any issuer of OpenID Connect tokens, and any subject: also one that the methods above do not build, such as a
   * customized subject of GitHub.
   *
   * @param identity the claims `iss` and `sub`, letter by letter
   */
  public static of(identity: FederatedIdentityProps): FederatedIdentity {
    return new FederatedIdentity(anyClaims(identity));
  }

  /** The `iss` claim of the tokens. */
  public readonly issuer: string;

  /** The `sub` claim of the tokens. */
  public readonly subject: string;

  /** @internal What is wrong with the parts that it was built from, under the name of the prop that holds it. */
  public readonly _problems: (prop: string) => Problem[];

  private constructor({ issuer, subject, problems }: Claims) {
    this.issuer = issuer;
    this.subject = subject;
    this._problems = problems;
  }
}
