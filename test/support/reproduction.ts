import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import assert from "node:assert/strict";
import type { ExecutionEvent } from "../../src/core/records";
import type { ExecutionSummary } from "../../src/core/summary";
import type { CommandLine } from "./commandLine";
import type { GitRepository } from "./gitRepository";
import type { RepositoryWorkspace } from "./repositoryWorkspace";

const script = (factor: string): string =>
  [
    'import { readFileSync, writeFileSync } from "node:fs";',
    'import { join } from "node:path";',
    'import { factor } from "./factor.mjs";',
    "const rows = readFileSync(process.argv[2], 'utf8').trim().split('\\n').map(Number);",
    "const out = (name, text) => writeFileSync(join(process.env.EXECUTION_OUTPUTS, name), text);",
    `out("result.json", JSON.stringify({ sum: rows.reduce((a, b) => a + b, 0) * factor, label: "${factor}" }));`,
    'out("rows.csv", ["row,value", ...rows.map((row, at) => `${at},${row * factor}`)].join("\\n"));',
    "console.log('done');",
  ].join("\n");

/** The user's tree, index, branches and stash as they are: what no reproduction may change. */
export function stateOf(repository: GitRepository): Record<string, string> {
  const git = (...args: string[]): string => repository.git("--no-optional-locks", ...args);
  return {
    index: createHash("sha256")
      .update(readFileSync(repository.path(".git/index")))
      .digest("hex"),
    status: git("status", "--porcelain=v2", "--branch", "--untracked-files=all"),
    diff: git("diff", "--binary", "HEAD"),
    refs: git("for-each-ref"),
    stash: git("stash", "list"),
    worktrees: git("worktree", "list"),
    configuration: readFileSync(repository.path(".git/config"), "utf8"),
    administration: String(existsSync(repository.path(".git/worktrees"))),
  };
}

/** Verdict and detail of each output, by its path. */
export function verdictsOf(executions: CommandLine, id: string): Record<string, string> {
  const lines = executions.read(id, "metadata/events.ndjson").trim().split("\n");
  return Object.fromEntries(
    lines
      .map((line) => JSON.parse(line) as ExecutionEvent)
      .flatMap((event) =>
        event.type === "verdict"
          ? [[event.output, [event.verdict, event.detail].filter(Boolean).join(" ")] as const]
          : [],
      ),
  );
}

/** Folders of reproductions that are there. */
export function worktreesLeft(repository: GitRepository): string[] {
  const folder = repository.path(".executions/.cache/worktrees");
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** A dirty run on an ignored input; then code and input go on, and are committed. */
export async function runThenGoOn(workspace: RepositoryWorkspace): Promise<ExecutionSummary> {
  const { repository, executions } = workspace;
  repository.write(".gitignore", "data/\n.venv/\nnode_modules/\n");
  repository.write("factor.mjs", "export const factor = 1;\n");
  repository.write("sum.mjs", script("first"));
  repository.write("old.bin", Buffer.from([0, 1, 2]));
  repository.commit();
  repository.write("factor.mjs", "export const factor = 2;\n");
  repository.write("sum.mjs", script("second"));
  repository.write("old.bin", Buffer.from([0, 9, 9, 0]));
  repository.write("notes with ümlaut.txt", "an untracked file\n");
  repository.write("data/in.txt", "1\n2\n3\n");
  const first = await executions.json<ExecutionSummary>("run", "sum.mjs", "--", "data/in.txt");
  assert.equal(first.value.state, "COMPLETED", first.stderr);
  repository.write("factor.mjs", "export const factor = 7;\n");
  repository.write("sum.mjs", script("third"));
  repository.git("rm", "--quiet", "-f", "old.bin");
  rmSync(repository.path("notes with ümlaut.txt"));
  repository.commit("Go on");
  repository.write("factor.mjs", "export const factor = 8;\n");
  repository.git("stash");
  repository.write("factor.mjs", "export const factor = 9;\n");
  repository.git("add", "factor.mjs");
  return first.value;
}
