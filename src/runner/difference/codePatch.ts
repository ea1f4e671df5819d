import { CodeTrees } from "./codeTrees";
import { plainDiff, recordedCode, type ComparedCode } from "./codeDifferences";

/** Larger ones nobody reads. */
const maximumBytes = 16 * 1024 * 1024;

export interface PatchOptions {
  /** Unchanged lines around each change. */
  readonly context: number;
  /** Of one file alone, as the repository names it; null: of all. */
  readonly path: string | null;
}

/**
 * The code of two executions as a unified diff, uncommitted changes included; null where git cannot tell it. Call it in
 * a trusted workspace only: it starts git.
 */
export async function codePatch(
  workspace: string,
  before: ComparedCode,
  after: ComparedCode,
  { context, path }: PatchOptions,
): Promise<string | null> {
  const [old, now] = [recordedCode(before), recordedCode(after)];
  if (old === null || now === null) return null;
  const trees = await CodeTrees.open(workspace, now.git.root);
  if (typeof trees === "string") return null;
  try {
    const [one, other] = [await trees.treeOf(old), await trees.treeOf(now)];
    if (typeof one !== "string" || typeof other !== "string") return null;
    const asked = path === null ? [] : ["--", `:(literal,top)${path}`];
    const command = ["diff-tree", "-r", "-p", `--unified=${context}`, ...plainDiff, one, other, ...asked];
    const answer = await trees.ask(command, { maximumBytes });
    return answer.exitCode === 0 ? answer.stdout.toString("utf8") : null;
  } finally {
    trees.close();
  }
}
