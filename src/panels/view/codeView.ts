import { commitUrl } from "../../core/forge";
import type { GitRecord } from "../../core/records";
import type { CodeView } from "../../shared/details/detailsView";
import { changedFilesOf } from "../../bundle/parsePatch";

/** The code version as the page tells it. @param patch the uncommitted changes, null where there are none. */
export function codeView(git: GitRecord | null, patch: string | null): CodeView {
  if (git === null) return { repository: false, reason: "" };
  if (!git.repository) return { repository: false, reason: git.reason };
  const { commit, branch, remote, message, author, email, date, dirty } = git;
  return {
    repository: true,
    commit,
    branch,
    remote,
    message,
    author,
    email,
    date,
    dirty,
    changedLines: git.changedLines,
    changedFiles: patch === null ? [] : changedFilesOf(patch),
    untracked: git.untracked,
    omitted: git.omitted,
    hasPatch: patch !== null,
    forgeUrl: remote === null || commit === null ? null : commitUrl(remote, commit),
  };
}
