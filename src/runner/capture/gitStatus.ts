/** A path as git gave it: bytes, relative to the repository's root, `/` between folders. */
export type GitPath = Buffer;

export interface ChangedPath {
  readonly path: GitPath;
  /** A submodule with changes inside it, which no patch of the outer repository can hold. */
  readonly dirtySubmodule: boolean;
  /** Whether a patch can show a difference: false for a submodule that changed inside only. */
  readonly comparable: boolean;
}

export interface GitStatus {
  /** Null in a repository without a commit. */
  readonly commit: string | null;
  /** Null when the head is detached. */
  readonly branch: string | null;
  /** Tracked paths that differ from the commit, staged or not. */
  readonly changed: readonly ChangedPath[];
  readonly untracked: readonly GitPath[];
}

/** Options of `git status` that {@link parseStatus} reads; renames are a removal and an addition. */
export const statusCommand = (untracked: "all" | "no"): string[] => [
  "status",
  "--porcelain=v2",
  "--branch",
  "-z",
  `--untracked-files=${untracked}`,
  "--no-renames",
  "--no-ahead-behind",
  "--ignore-submodules=none",
];

/** Fields before the path in ordinary (`1`) and unmerged (`u`) entries. */
const fieldsBeforePath: Readonly<Record<string, number>> = { "1": 8, u: 10 };

/** Reads the output of {@link statusCommand} (git-status(1), Porcelain Format Version 2). */
export function parseStatus(output: Buffer): GitStatus {
  const entries = splitAtZero(output);
  const commit = headerOf(entries, "# branch.oid ");
  const branch = headerOf(entries, "# branch.head ");
  return {
    commit: commit === "(initial)" ? null : commit,
    branch: branch === "(detached)" ? null : branch,
    changed: entries.flatMap(changedPath),
    untracked: entries.filter((entry) => entry[0] === untrackedMark).map((entry) => entry.subarray(2)),
  };
}

const untrackedMark = 0x3f;

function headerOf(entries: readonly Buffer[], name: string): string | null {
  const line = entries.find((entry) => entry.toString("latin1", 0, name.length) === name);
  return line === undefined ? null : line.toString("utf8", name.length);
}

function changedPath(entry: Buffer): ChangedPath[] {
  const fields = fieldsBeforePath[String.fromCharCode(entry[0] ?? 0)];
  if (fields === undefined) return [];
  let at = 0;
  for (let field = 0; field < fields; field += 1) at = entry.indexOf(0x20, at) + 1;
  const [, state = "", submodule = ""] = entry.toString("latin1", 0, at).split(" ");
  const dirtySubmodule = /^S.(?:M.|.U)$/.test(submodule);
  const comparable = !dirtySubmodule || submodule[1] === "C" || state[0] !== ".";
  return [{ path: entry.subarray(at), dirtySubmodule, comparable }];
}

function splitAtZero(output: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    entries.push(output.subarray(start, end === -1 ? output.length : end));
    start = end === -1 ? output.length : end + 1;
  }
  return entries;
}
