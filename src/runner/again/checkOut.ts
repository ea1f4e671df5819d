import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import type { GitState } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { blocking, told, type Difference } from "./difference";
import { firstLine, type RepositoryGit } from "./repositoryGit";

/** A commit as git names it; whatever else a bundle from elsewhere says is no word for a command. */
export const commitName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface CheckOutOptions {
  readonly repository: RepositoryGit;
  /** Where the worktree is to be, absolute; not there yet. */
  readonly folder: string;
  /** Of the execution that is reproduced. */
  readonly bundle: string;
  readonly git: GitState;
  /** Called once the worktree exists. */
  readonly onCreated: () => void;
}

/**
 * Makes a worktree at the commit of an execution, with its uncommitted changes. The user's index, branches and working
 * tree stay as they are; no hook or filter of the repository runs.
 * @returns in what the code differs, or null with the reason where there is no worktree.
 */
export async function checkOut(
  options: CheckOutOptions,
): Promise<readonly Difference[] | { reason: string }> {
  const { repository, folder, git } = options;
  const { commit } = git;
  if (commit === null || !commitName.test(commit))
    return { reason: "it ran in a repository that had no commit yet" };
  const known = await repository.run(repository.root, ["cat-file", "-e", `${commit}^{commit}`]);
  if (known.exitCode !== 0)
    return {
      reason: `the commit ${commit.slice(0, 12)}${branchText(git)} is not in ${repository.root}. Fetch it first${remoteText(git)}`,
    };
  const added = await repository.run(repository.root, [
    ...["worktree", "add", "--detach", "--no-checkout", "--force", folder, commit],
  ]);
  if (added.exitCode !== 0) return { reason: `git could not make a worktree: ${firstLine(added)}` };
  options.onCreated();
  const written = await repository.run(folder, ["reset", "--hard", "--quiet", "--no-recurse-submodules"]);
  if (written.exitCode !== 0) return { reason: `git could not write the files: ${firstLine(written)}` };
  return [...(await applyChanges(options)), ...leftOut(git), ...(await submodules(options))];
}

function branchText({ branch }: GitState): string {
  return branch === null ? "" : ` (of the branch ${branch})`;
}

function remoteText({ remote }: GitState): string {
  return remote === null ? "" : `: git fetch ${remote}`;
}

/** Applied to the index of the worktree too, so that binary files count as recorded changes again. */
async function applyChanges({ repository, folder, bundle, git }: CheckOutOptions): Promise<Difference[]> {
  const patch = join(bundle, bundlePaths.patch);
  if (!existsSync(patch))
    return git.changedLines > 0
      ? [blocking(git.withheld ?? "its uncommitted changes are not in the bundle")]
      : [];
  if (!lstatSync(patch).isFile()) return [blocking(`${patch} is not a file`)];
  if (lstatSync(patch).size === 0) return [];
  const command = ["apply", "--index", "--binary", "--whitespace=nowarn", "--no-ignore-whitespace", patch];
  const answer = await repository.run(folder, command);
  return answer.exitCode === 0
    ? []
    : [blocking(`its uncommitted changes do not apply to the commit: ${firstLine(answer)}`)];
}

/** What the patch does not hold: a tracked file without its changes is another code, an untracked one may be anything. */
function leftOut(git: GitState): Difference[] {
  const untracked = new Set(git.untracked);
  return git.omitted.map(({ path, reason }) =>
    untracked.has(path)
      ? told(`${path} was not committed and is not in the bundle (${reason})`)
      : blocking(`the changes of ${path} are not in the bundle (${reason})`),
  );
}

const submoduleMode = "160000 ";

async function submodules({ repository, folder }: CheckOutOptions): Promise<Difference[]> {
  if (!existsSync(join(folder, ".gitmodules"))) return [];
  const { stdout } = await repository.run(folder, ["ls-files", "--stage", "-z"]);
  return stdout
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry.startsWith(submoduleMode))
    .map((entry) =>
      told(`the submodule ${entry.slice(entry.indexOf("\t") + 1)} is not reproduced: its folder is empty`),
    );
}
