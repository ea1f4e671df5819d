import type { CodeDifference } from "../../core/compare/cause";
import type { ComparedExecution } from "../../core/compare/comparedExecution";
import { isSameCode } from "../../core/compare/sameCode";
import type { GitState } from "../../core/records";
import { firstLine } from "../again/repositoryGit";
import { CodeTrees, type RecordedCode } from "./codeTrees";
import { parseChangedFiles } from "./changedFiles";
import { scriptCopiesDifference } from "./scriptCopies";

/** The execution with the folder in which its bundle can be read. */
export interface ComparedCode {
  readonly execution: ComparedExecution;
  /** Absolute. */
  readonly bundle: string;
}

const noDifference: CodeDifference = { kind: "known", files: [] };

export const oneOutsideOfGit = "one of them ran outside of git";

/** How the changes between two trees are told: nothing of the repository's configuration runs or decides. */
export const plainDiff = [
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--no-color",
  "--submodule=short",
];

/**
 * How the code of each execution differs from that of one of them, in files and lines, uncommitted changes included.
 * Call it in a trusted workspace only: it starts git.
 * @param baseline the place of the one that others are held against.
 */
export async function codeDifferences(
  workspace: string,
  executions: readonly ComparedCode[],
  baseline: number,
): Promise<CodeDifference[]> {
  const reference = executions[baseline];
  if (reference === undefined) return [];
  const open = new OpenTrees(workspace);
  try {
    const found: CodeDifference[] = [];
    for (const other of executions) found.push(await differenceOf(open, reference, other));
    return found;
  } finally {
    await open.close();
  }
}

/** Git is started when the first two differ. */
class OpenTrees {
  private trees: Promise<CodeTrees | string> | null = null;

  constructor(private readonly workspace: string) {}

  of({ root }: GitState): Promise<CodeTrees | string> {
    this.trees ??= CodeTrees.open(this.workspace, root);
    return this.trees;
  }

  async close(): Promise<void> {
    const trees = await this.trees;
    if (trees !== null && typeof trees !== "string") trees.close();
  }
}

async function differenceOf(
  open: OpenTrees,
  before: ComparedCode,
  after: ComparedCode,
): Promise<CodeDifference> {
  if (isSameCode(before.execution, after.execution)) return noDifference;
  const [old, now] = [recordedCode(before), recordedCode(after)];
  if (old !== null && now !== null) return await differenceInGit(open, old, now);
  if (old !== null || now !== null) return { kind: "unknown", reason: oneOutsideOfGit };
  return await scriptCopiesDifference(
    { ...before.execution, bundle: before.bundle },
    { ...after.execution, bundle: after.bundle },
  );
}

async function differenceInGit(
  open: OpenTrees,
  before: RecordedCode,
  after: RecordedCode,
): Promise<CodeDifference> {
  const trees = await open.of(after.git);
  if (typeof trees === "string") return { kind: "unknown", reason: trees };
  const [one, other] = [await trees.treeOf(before), await trees.treeOf(after)];
  if (typeof one !== "string") return { kind: "unknown", ...one };
  if (typeof other !== "string") return { kind: "unknown", ...other };
  return one === other ? noDifference : await changedFiles(trees, one, other);
}

/** What an execution says of its code; null where it ran in no repository. */
export function recordedCode({ execution, bundle }: ComparedCode): RecordedCode | null {
  const { git, changes } = execution;
  return git?.repository === true ? { bundle, git, changes } : null;
}

async function changedFiles(trees: CodeTrees, one: string, other: string): Promise<CodeDifference> {
  const answer = await trees.ask([
    "diff-tree",
    "-r",
    "-z",
    "--raw",
    "--numstat",
    "--no-abbrev",
    ...plainDiff,
    one,
    other,
  ]);
  if (answer.exitCode !== 0) return { kind: "unknown", reason: firstLine(answer) };
  return { kind: "known", files: parseChangedFiles(answer.stdout.toString("utf8")) };
}
