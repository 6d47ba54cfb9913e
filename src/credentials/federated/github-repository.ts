import { readStruct } from '../../validation/struct';
import type { GitHubRepositoryIds, GitHubRepositoryNames } from './federated-identity-props';
import { GITHUB_IDS, GITHUB_NAMES } from './issuers/github-repository-rules';

/**
 * A repository on GitHub, and how the tokens of its workflows name it: with IDs, or by names only.
 *
 * Entra ID accepts a credential for the wrong form, and refuses every sign-in (AADSTS700213). GitHub shows the right one:
 * `gh api repos/<owner>/<repository>/actions/oidc/customization/sub --jq .sub_claim_prefix` prints
 * `repo:<owner>@<ID>/<repository>@<ID>` where it is with IDs.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
 */
export class GitHubRepository {
  /**
   * A repository with immutable subjects: on github.com, each one that was made, renamed or transferred after 15 July
   * 2026, or that has opted in.
   *
   * The names are part of the subject, too: before you rename the repository, add a credential for the new name.
   *
   * @param repository its names and IDs
   */
  public static withIds(repository: GitHubRepositoryIds): GitHubRepository {
    return new GitHubRepository(true, readStruct(repository, GITHUB_IDS));
  }

  /**
   * A repository whose subjects have no IDs: an older one that has not opted in, or one on GitHub Enterprise Server.
   *
   * If the owner gives up the name, another person can take it and sign in. Opt in where you can.
   *
   * @param repository its names
   */
  public static withNamesOnly(repository: GitHubRepositoryNames): GitHubRepository {
    return new GitHubRepository(false, readStruct(repository, GITHUB_NAMES));
  }

  /** @internal Whether subjects hold the IDs. */
  public readonly _hasIds: boolean;

  /** @internal Names, IDs and issuer, as they were read. */
  public readonly _given: GitHubRepositoryNames;

  private constructor(hasIds: boolean, given: GitHubRepositoryNames) {
    this._hasIds = hasIds;
    this._given = given;
  }
}
