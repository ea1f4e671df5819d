import { existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { unkeptChanges } from "../../core/compare/sameCode";
import type { GitState } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { commitName } from "../again/checkOut";
import { firstLine } from "../again/repositoryGit";
import { askGit } from "../capture/askGit";
import { ownershipOverride } from "../capture/captureGit";
import { findRepository } from "../capture/findRepository";
import type { GitAnswer, GitLimits, GitProgram } from "../capture/gitProgram";
import { findOnPath } from "../interpreter/findOnPath";

/** Settings by which git would write beside the index, or keep it in a form of its own. */
const plainIndex = ["core.splitIndex=false", "index.sparse=false", "core.commitGraph=false"];

/** What an execution says of its code. */
export interface RecordedCode {
  /** The bundle's folder, absolute. */
  readonly bundle: string;
  readonly git: GitState;
  /** Identity of the uncommitted changes; null where there are none. */
  readonly changes: string | null;
}

/**
 * The code of executions as trees of git: the commit with the uncommitted changes of each. All that git writes for it
 * goes into a folder of its own, which `close` removes; the user's repository is read alone.
 */
export class CodeTrees {
  private readonly trees = new Map</* commit and changes */ string, Promise<string | { reason: string }>>();
  private indexes = 0;

  private constructor(
    private readonly program: GitProgram,
    private readonly alternate: string,
    private readonly folder: string,
  ) {}

  /** @returns the reason as text where there is no repository or no git. */
  static async open(workspace: string, root: string): Promise<CodeTrees | string> {
    const repository = findRepository(within(workspace, root));
    if (repository === null) return `${workspace} is in no git repository any more`;
    const path = findOnPath("git", process.env);
    if (path === null) return "git was not found on PATH";
    const configuration = [...ownershipOverride(repository, workspace), ...plainIndex];
    const program: GitProgram = { path, folder: repository.root, environment: process.env, configuration };
    const found = await askGit(program, ["rev-parse", "--git-path", "objects"]);
    if (found.exitCode !== 0) return firstLine(found);
    const alternate = resolve(repository.root, found.stdout.toString("utf8").replace(/\r?\n$/, ""));
    const folder = mkdtempSync(join(realpathSync(tmpdir()), "executions-code-"));
    mkdirSync(join(folder, "objects"));
    return new CodeTrees(program, alternate, folder);
  }

  /** The tree of an execution's code, or why there is none. */
  async treeOf(code: RecordedCode): Promise<string | { readonly reason: string }> {
    const reason = unkeptChanges(code.git, code.changes);
    if (reason !== null) return { reason };
    const key = `${code.git.commit ?? ""}\n${code.changes ?? ""}`;
    const known = this.trees.get(key) ?? this.build(code);
    this.trees.set(key, known);
    return await known;
  }

  /** Runs a command that reads trees. */
  ask(command: readonly string[], limits: Partial<GitLimits> = {}): Promise<GitAnswer> {
    return this.run(join(this.folder, "index"), command, limits);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private async build({ git, bundle }: RecordedCode): Promise<string | { readonly reason: string }> {
    const { commit } = git;
    if (commit !== null && !commitName.test(commit)) return { reason: "its commit is none" };
    const index = join(this.folder, `index-${(this.indexes += 1)}`);
    const read = await this.run(index, ["read-tree", commit ?? "--empty"]);
    if (read.exitCode !== 0)
      return { reason: `the commit ${commit?.slice(0, 12) ?? ""} is not in the repository: fetch it first` };
    const refusal = await this.applyChanges(index, join(bundle, bundlePaths.patch));
    if (refusal !== null) return { reason: refusal };
    const written = await this.run(index, ["write-tree", "--missing-ok"]);
    return written.exitCode === 0
      ? written.stdout.toString("utf8").trim()
      : { reason: `git could not put the code together: ${firstLine(written)}` };
  }

  private async applyChanges(index: string, patch: string): Promise<string | null> {
    if (!existsSync(patch)) return null;
    if (!lstatSync(patch).isFile()) return `${patch} is not a file`;
    if (lstatSync(patch).size === 0) return null;
    const command = ["apply", "--cached", "--binary", "--whitespace=nowarn", "--no-ignore-whitespace", patch];
    const answer = await this.run(index, command);
    return answer.exitCode === 0
      ? null
      : `its uncommitted changes do not apply to the commit: ${firstLine(answer)}`;
  }

  private run(
    index: string,
    command: readonly string[],
    limits: Partial<GitLimits> = {},
  ): Promise<GitAnswer> {
    const scratch = { objects: join(this.folder, "objects"), alternate: this.alternate, index };
    return askGit({ ...this.program, scratch }, command, limits);
  }
}

/** The repository's root as the record names it, where it lies in the workspace: any other place is not believed. */
function within(workspace: string, root: string): string {
  const folder = resolve(workspace, root);
  return folder.startsWith(workspace + sep) && existsSync(folder) ? folder : workspace;
}
