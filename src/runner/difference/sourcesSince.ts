import { join, relative, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isSourcePath } from "../../core/scriptEndings";
import type { WorkspaceLayout } from "../../bundle/layout";
import { commitName } from "../again/checkOut";
import { openRepository, type RepositoryGit } from "../again/repositoryGit";
import { holdsBlob } from "./blobNow";
import { plainDiff } from "./codeDifferences";
import { uncommittedBlobs } from "./uncommittedBlobs";

/** An execution with what tells the version of its code. */
export interface RunCode {
  readonly id: string;
  readonly commit: string | null;
  readonly archived: boolean;
  readonly imported: boolean;
}

/** What was found of the sources of some executions. */
export interface SourcesLookedAt {
  /** Sources that hold something else now, by execution: paths from the workspace, POSIX; a few of each. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
  /** The executions whose sources were looked at. */
  readonly looked: ReadonlySet<string>;
}

const mostCommits = 50;
const mostRuns = 2000;
/** So many are looked at before others get their turn. */
const runsInTurn = 100;
/** More sources that differ from one commit are not read. */
const mostSources = 300;
/** So many are told of one execution. */
const mostTold = 10;
const limits = { timeLimitMs: 20_000, maximumBytes: 16 * 1024 * 1024 };

type Blobs = ReadonlyMap</* path in the repository */ string, string | null>;

/**
 * Holds the tracked sources that executions ran on against the files as they are now: one question to git for each commit,
 * kept while neither the commit that is checked out nor the state of the files changes. Call it in a trusted workspace
 * only: it starts git, though nothing that the repository names is run.
 */
export class SourcesSince {
  private state = "";
  private readonly known = new Map</* commit */ string, Blobs | null>();

  constructor(private readonly layout: WorkspaceLayout) {}

  /**
   * @param runs the most wanted first: those of fifty commits are looked at.
   * @throws the signal's reason when it was aborted.
   */
  async of(runs: readonly RunCode[], signal?: AbortSignal): Promise<SourcesLookedAt> {
    const changed = new Map<string, readonly string[]>();
    const looked = new Set<string>();
    const repository = runs.some(isOnCommit) ? await openRepository(this.layout.workspace) : "";
    if (typeof repository === "string" || !(await this.follow(repository))) return { changed, looked };
    const { root } = repository;
    const held = new Map<string, boolean | undefined>();
    const isOther = (path: string, blob: string | null): boolean | undefined => {
      const key = `${blob ?? ""} ${path}`;
      if (!held.has(key)) held.set(key, holdsBlob(join(root, path), blob));
      const holds = held.get(key);
      return holds === undefined ? undefined : !holds;
    };
    for (const [index, run] of runs.filter(isOnCommit).slice(0, mostRuns).entries()) {
      if (index % runsInTurn === 0) await setImmediate();
      signal?.throwIfAborted();
      const blobs = await this.recorded(repository, run);
      if (blobs === null || blobs.size > mostSources) continue;
      looked.add(run.id);
      const others = [...blobs].flatMap(([path, blob]) => (isOther(path, blob) === true ? [path] : []));
      const places = others.slice(0, mostTold).map((path) => placeOf(this.layout, join(root, path)));
      if (places.length > 0) changed.set(run.id, places);
    }
    return { changed, looked };
  }

  /** Forgets what was known of another state of the repository. @returns false where git does not tell it. */
  private async follow(repository: RepositoryGit): Promise<boolean> {
    const command = ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=no", "--no-renames"];
    const answer = await repository.run(
      repository.root,
      [...command, "--no-ahead-behind", "--ignore-submodules=all"],
      limits,
    );
    if (answer.exitCode !== 0) return false;
    const state = answer.stdout.toString("latin1");
    if (state !== this.state) this.known.clear();
    this.state = state;
    return true;
  }

  /** What the sources held that may hold something else now; null where that is not to be told. */
  private async recorded(repository: RepositoryGit, run: RunOnCommit): Promise<Blobs | null> {
    const { commit } = run;
    const known = this.known.get(commit);
    const isNew = known === undefined && this.known.size < mostCommits;
    const committed = isNew ? await differing(repository, commit) : (known ?? null);
    if (isNew) this.known.set(commit, committed);
    const own = run.archived ? null : uncommittedBlobs(join(this.layout.executions, run.id));
    // What came from elsewhere may name any path.
    if (committed === null || own === null || (run.imported && own.blobs.size > 0)) return null;
    const patched = [...own.blobs].filter(([path]) => isInside(path) && isSourcePath(path));
    return new Map([...[...committed].filter(([path]) => !own.omitted.has(path)), ...patched]);
  }
}

type RunOnCommit = RunCode & { readonly commit: string };

function isOnCommit(run: RunCode): run is RunOnCommit {
  return run.commit !== null && commitName.test(run.commit);
}

/** The sources that differ between a commit and the files, with what they are in the commit. */
async function differing(repository: RepositoryGit, commit: string): Promise<Blobs | null> {
  const command = [
    "diff",
    "--raw",
    "-z",
    "--no-abbrev",
    ...plainDiff,
    "--ignore-submodules=all",
    commit,
    "--",
  ];
  const answer = await repository.run(repository.root, command, limits);
  if (answer.exitCode !== 0) return null;
  const parts = answer.stdout.toString("utf8").split("\0");
  const blobs = new Map<string, string | null>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [path = "", blob] = [parts[index + 1], /^:\d+ \d+ ([0-9a-f]+) /.exec(parts[index] ?? "")?.[1]];
    if (blob === undefined || !isSourcePath(path)) continue;
    blobs.set(path, /^0+$/.test(blob) ? null : blob);
  }
  return blobs;
}

function isInside(path: string): boolean {
  return !path.startsWith("/") && !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path);
}

function placeOf({ workspace }: WorkspaceLayout, path: string): string {
  return relative(workspace, path).split(sep).join("/");
}
