import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { type GitState } from "../../../../src/core/records";
import { captureGit, type GitCapture } from "../../../../src/runner/capture/captureGit";
import { type GitRepository } from "../../../support/gitRepository";

/** The record of a repository that is one, with patch and warnings beside it. */
export type CapturedState = GitState & Omit<GitCapture, "record">;

/** Captures a repository, or another workspace in its surroundings. */
function capture(
  repository: GitRepository,
  workspace = repository.root,
  exclude: readonly string[] = [],
): Promise<GitCapture> {
  return captureGit({ workspace, exclude, environment: repository.environment });
}

/** The same where a repository must be found. */
export async function captureState(
  repository: GitRepository,
  workspace?: string,
  exclude?: readonly string[],
): Promise<CapturedState> {
  const { record, patch, warnings } = await capture(repository, workspace, exclude);
  assert.ok(record.repository, record.repository ? "" : record.reason);
  return { ...record, patch, warnings };
}

/** The reason why none is recorded. */
export async function reasonOf(repository: GitRepository, workspace?: string): Promise<string> {
  const { record, patch } = await capture(repository, workspace);
  assert.ok(!record.repository);
  assert.equal(patch, null);
  return record.reason;
}

/** A patch as text, one character for each byte. */
export function textOf(patch: Uint8Array | null): string {
  return Buffer.from(patch ?? []).toString("latin1");
}

/** Every file of the working tree with mode and content, as git itself sees them. */
export function treeOf(repository: GitRepository): string[] {
  const index = repository.beside("tree-index");
  rmSync(index, { force: true });
  const environment = { ...repository.environment, GIT_INDEX_FILE: index };
  const run = (...args: string[]): Buffer =>
    execFileSync("git", args, { cwd: repository.root, env: environment });
  run("add", "--all");
  return run("ls-files", "--stage", "-z").toString("latin1").split("\0").sort();
}
