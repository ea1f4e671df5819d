import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { cleanUrl } from "../../core/credentials";
import { type GitRecord, type GitState } from "../../core/records";
import { findOnPath } from "../interpreter/findOnPath";
import { type FoundRepository, findRepository } from "./findRepository";
import { CheckedOutCommit } from "./checkedOutCommit";
import { remoteUrl } from "./gitConfiguration";
import { type GitStatus } from "./gitStatus";
import { readStatus } from "./readStatus";
import { type CommitDescription } from "./gitLog";
import { countChangedLines } from "./patchText";
import { type TrackedChanges, trackedChanges } from "./trackedChanges";
import { type Omission, readUntracked, type UntrackedFiles } from "./untrackedFiles";
import { monotonicMs } from "../../bundle/monotonic";

export interface GitCaptureOptions {
  readonly workspace: string;
  /** Where the repository is looked for from, upward; by default the workspace. */
  readonly folder?: string;
  /** Absolute paths of the files that our own streams go to: never part of the record. */
  readonly exclude: readonly string[];
  /** Path of git; by default the one on PATH. */
  readonly git?: string;
  /** By default that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** What is known of a commit from before: where it is still checked out, git is asked one question less. */
  readonly remembered?: CommitDescription | null;
  /** How long it may take, since the run waits for it; what was not finished then is named in the record. */
  readonly timeLimitMs?: number;
}

const defaultTimeLimitMs = 20_000;

export interface GitCapture {
  readonly record: GitRecord;
  /** What `git apply` at the commit restores; null when nothing is uncommitted. */
  readonly patch: Uint8Array | null;
  /** For the user, before the run. */
  readonly warnings: readonly string[];
}

/**
 * Reads the version of the code that a workspace holds (design, sections 7 and 8). The user's index, branch and working
 * tree stay as they are, and no program of the repository's configuration runs but clean filters: call it in a trusted
 * workspace only. Whatever is wrong with git or the repository becomes the record's reason, never an error.
 */
export async function captureGit(options: GitCaptureOptions): Promise<GitCapture> {
  try {
    return await capture(options);
  } catch (error) {
    return withoutRepository(`The repository could not be read: ${(error as Error).message}`);
  }
}

async function capture(options: GitCaptureOptions): Promise<GitCapture> {
  const begun = monotonicMs();
  const repository = findRepository(options.folder ?? options.workspace);
  if (repository === null) return withoutRepository("Not in a git repository");
  if (repository.bare)
    return withoutRepository(`${repository.root} is a bare repository, without files that could run`);
  if (repository.elsewhere !== null)
    return withoutRepository(
      `the configuration of ${repository.root} names another folder for its files (core.worktree): ${repository.elsewhere}`,
    );
  const environment = options.environment ?? process.env;
  const path = options.git ?? findOnPath("git", environment);
  if (path === null)
    return withoutRepository("git was not found on PATH: install it to record the version of the code");
  const program = {
    path,
    folder: repository.root,
    environment,
    configuration: ownershipOverride(repository, options.workspace),
    workTree: repository.root,
  };

  const timeLimitMs = options.timeLimitMs ?? defaultTimeLimitMs;
  const leftMs = (): number => Math.max(timeLimitMs / 5, timeLimitMs - (monotonicMs() - begun));
  const checkedOut = new CheckedOutCommit(program, leftMs, options.remembered);
  const answer = await readStatus(repository, program, timeLimitMs, checkedOut);
  if (typeof answer === "string") return withoutRepository(reasonOf(answer, repository.root));
  const commit = await checkedOut.describe(answer.status.commit);
  const own = options.exclude.map((path) =>
    posixRelative(repository.root, join(realOrSame(dirname(path)), basename(path))),
  );
  const status = withoutOwnFiles(answer.status, own);
  const tracked = await trackedChanges(program, status, own, repository.configuration, leftMs());
  const latest = monotonicMs() + leftMs();
  const untracked = readUntracked(
    status.untracked,
    (file) => Buffer.concat([Buffer.from(repository.root + sep), file]),
    () => monotonicMs() > latest,
  );
  return assemble({
    repository,
    workspace: options.workspace,
    status,
    commit,
    tracked,
    untracked,
    left: answer.left,
  });
}

interface Parts {
  readonly repository: FoundRepository;
  readonly workspace: string;
  readonly status: GitStatus;
  readonly commit: CommitDescription;
  readonly tracked: TrackedChanges;
  readonly untracked: UntrackedFiles;
  readonly left: readonly Omission[];
}

function assemble({ repository, workspace, status, commit, tracked, untracked, left }: Parts): GitCapture {
  const parts = [...tracked.patches, ...untracked.patches];
  const patch = parts.length === 0 ? null : Buffer.concat(parts);
  const remote = remoteUrl(repository.configuration, status.branch);
  const names = status.untracked.slice(0, maximumNames).map((path) => path.toString("utf8"));
  const unnamed = status.untracked.length - names.length;
  const omitted = shortened([...tracked.omitted, ...untracked.omitted]);
  const record: GitState = {
    repository: true,
    ...commit,
    commit: status.commit,
    branch: status.branch,
    remote: remote === null ? null : cleanUrl(remote),
    // Of what is not known the commit alone cannot vouch.
    dirty: status.changed.length + status.untracked.length + left.length > 0,
    untracked: names,
    root: posixRelative(realpathSync(workspace), repository.root),
    changedLines: patch === null ? 0 : countChangedLines(patch),
    omitted: [
      ...left,
      ...(unnamed === 0 ? [] : [{ path: ".", reason: `${unnamed} more untracked files are not named` }]),
      ...omitted,
    ],
  };
  return { record, patch, warnings: warningsOf(tracked, untracked, left) };
}

/**
 * git refuses a repository of another owner, since its configuration could run programs as the user. Where everything
 * that git would read belongs to the owner of the workspace, whose scripts the user is about to run, nothing is won by
 * the refusal: for this one folder it is lifted (git 2.38 and later take it from the command line). A repository that
 * someone else placed around the workspace stays refused.
 */
export function ownershipOverride(repository: FoundRepository, workspace: string): string[] {
  const user = process.geteuid?.();
  if (user === undefined || repository.owners.every((owner) => owner === user)) return [];
  const owner = statSync(workspace).uid;
  return repository.owners.every((other) => other === owner) ? [`safe.directory=${repository.root}`] : [];
}

function withoutRepository(reason: string): GitCapture {
  return { record: { repository: false, reason }, patch: null, warnings: [] };
}

function reasonOf(stderr: string, root: string): string {
  if (/dubious ownership|unsafe repository/.test(stderr))
    return `git does not read ${root}, which belongs to another user. If you trust it, run: git config --global --add safe.directory '${root}'`;
  const line = stderr.split("\n").find((text) => text.trim() !== "");
  return `git could not read ${root}: ${cleanUrl(line?.trim() ?? "no message")}`;
}

/** Without `.executions/`, wherever it lies, and the files that our own streams go to. */
function withoutOwnFiles(status: GitStatus, own: readonly string[]): GitStatus {
  const isOthers = (path: Buffer): boolean => {
    const text = path.toString("utf8");
    return !own.includes(text) && !/(?:^|\/)\.executions(?:\/|$)/.test(text);
  };
  return {
    ...status,
    changed: status.changed.filter(({ path }) => isOthers(path)),
    untracked: status.untracked.filter(isOthers),
  };
}

/** A record names at most so many untracked files. */
const maximumNames = 10_000;

/** A record names at most so many omissions one by one. */
const maximumOmissions = 1000;

function shortened(omitted: readonly Omission[]): readonly Omission[] {
  if (omitted.length <= maximumOmissions) return omitted;
  const more = omitted.length - maximumOmissions;
  return [...omitted.slice(0, maximumOmissions), { path: ".", reason: `and ${more} more files` }];
}

function warningsOf(tracked: TrackedChanges, untracked: UntrackedFiles, left: readonly Omission[]): string[] {
  const unknown = [...left, ...tracked.failures].map(({ reason }) => reason);
  const warnings = unknown.map((reason) => `The version of the code is not complete: ${reason}.`);
  const credentials = [...tracked.credentials, ...untracked.credentials];
  const big = [...tracked.big, ...untracked.big];
  if (credentials.length > 0)
    warnings.push(
      `Left out of the recorded changes, since they look like credentials: ${namesOf(credentials)}. Add them to .gitignore.`,
    );
  if (big.length > 0)
    warnings.push(
      `Left out of the recorded changes, since they are too large: ${namesOf(big)}. Commit them or add them to .gitignore.`,
    );
  return warnings;
}

function namesOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(", ");
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}

function posixRelative(from: string, to: string): string {
  const path = relative(from, to).split(sep).join("/");
  return path === "" ? "." : path;
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
