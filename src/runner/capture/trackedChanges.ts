import { lstatSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { looksLikeCredentialFile } from "../../core/credentials";
import { askGit } from "./askGit";
import type { GitProgram } from "./gitProgram";
import { type GitConfiguration } from "./gitConfiguration";
import { type ChangedPath, type GitStatus } from "./gitStatus";
import { type Omission } from "./untrackedFiles";

export interface TrackedChanges {
  readonly patches: readonly Uint8Array[];
  readonly omitted: readonly Omission[];
  readonly big: readonly string[];
  readonly credentials: readonly string[];
  /** Why there is no patch where there should be one. */
  readonly failures: readonly Omission[];
}

/** A patch over this size is not made: it is held in memory. */
const maximumPatchBytes = 100 * 1024 * 1024;

/** Changed tracked files over this size are named instead of compared: the patch is held in memory. */
const maximumFileBytes = 20 * 1024 * 1024;

/** What nothing is compared with in a repository without a commit; git knows these objects without storing them. */
const emptyTrees = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
};

/** A patch that `git apply` takes whatever the user's configuration says about the looks of one. */
const diffCommand = [
  "diff",
  "--binary",
  "--full-index",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "--unified=3",
  "--inter-hunk-context=0",
  "--diff-algorithm=default",
  "--ws-error-highlight=none",
  "--submodule=short",
  "--ignore-submodules=dirty",
];

/**
 * The binary-safe patch of the tracked files that differ from the commit, staged or not; no process when none does.
 * @param own paths relative to the repository's root that the patch leaves out without a word
 */
export async function trackedChanges(
  program: GitProgram,
  status: GitStatus,
  own: readonly string[],
  configuration: GitConfiguration,
  timeLimitMs: number,
): Promise<TrackedChanges> {
  const sorted = sortOut(status.changed, own, program.folder);
  if (sorted.kept === 0) return { ...sorted, patches: [], failures: [] };
  const base = status.commit === null ? emptyTree(configuration) : "HEAD";
  const command = [...diffCommand, base, "--", ...sorted.excluded];
  const answer = await askGit(program, command, { timeLimitMs, maximumBytes: maximumPatchBytes });
  if (answer.exitCode === 0)
    return { ...sorted, patches: answer.stdout.length === 0 ? [] : [answer.stdout], failures: [] };
  const reason = `git could not compare the tracked files: ${answer.stderr.split("\n", 1).join("")}`;
  const failures = [{ path: ".", reason }];
  return { ...sorted, patches: [], omitted: [...failures, ...sorted.omitted], failures };
}

interface Sorted extends Omit<TrackedChanges, "patches" | "failures"> {
  /** How many paths the patch is made of. */
  readonly kept: number;
  /** Pathspecs of those that it leaves out. */
  readonly excluded: readonly string[];
}

function sortOut(changed: readonly ChangedPath[], own: readonly string[], root: string): Sorted {
  const omitted: Omission[] = [];
  const big: string[] = [];
  const credentials: string[] = [];
  const inside = own.filter((path) => !path.startsWith("../") && !isAbsolute(path));
  const excluded = [":(exclude,top,glob)**/.executions/**", ...inside.map(exclusionOf)];
  let kept = 0;
  for (const { path, dirtySubmodule, comparable } of changed) {
    const name = path.toString("utf8");
    if (looksLikeCredentialFile(name)) {
      credentials.push(name);
      omitted.push({ path: name, reason: "looks like credentials" });
      excluded.push(exclusionOf(name));
    } else if (sizeOf(path, root) > maximumFileBytes) {
      big.push(name);
      omitted.push({ path: name, reason: "larger than 20 MB" });
      excluded.push(exclusionOf(name));
    } else {
      if (comparable) kept += 1;
      if (dirtySubmodule) omitted.push({ path: name, reason: "changes within the submodule" });
    }
  }
  return { kept, omitted, big, credentials, excluded };
}

/** Names that are no UTF-8 cannot be given to a process as they are: any character stands for what is not. */
function exclusionOf(name: string): string {
  if (!name.includes("\uFFFD")) return `:(exclude,top,literal)${name}`;
  return `:(exclude,top,glob)${name.replace(/[*?[\]\\]/g, "\\$&").replaceAll(/\uFFFD+/g, "*")}`;
}

function sizeOf(path: Buffer, root: string): number {
  try {
    return lstatSync(Buffer.concat([Buffer.from(root + sep), path])).size;
  } catch {
    return 0;
  }
}

function emptyTree(configuration: GitConfiguration): string {
  return configuration.get("extensions.objectformat") === "sha256" ? emptyTrees.sha256 : emptyTrees.sha1;
}
