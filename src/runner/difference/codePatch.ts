import { CodeTrees } from "./codeTrees";
import { firstLine } from "../again/repositoryGit";
import { oneOutsideOfGit, plainDiff, recordedCode, type ComparedCode } from "./codeDifferences";
import { scriptCopiesPatch } from "./scriptCopies";

/** Larger ones nobody reads. */
const maximumBytes = 16 * 1024 * 1024;

export interface PatchOptions {
  /** Unchanged lines around each change. */
  readonly context: number;
  /** Of one file alone, as the repository names it; null: of all. Outside of git there is the script alone. */
  readonly path: string | null;
}

/**
 * The code of two executions as a unified diff, uncommitted changes included; outside of git that of their scripts. Call
 * it in a trusted workspace only: it starts git.
 * @returns the diff, or why there is none.
 */
export async function codePatch(
  workspace: string,
  before: ComparedCode,
  after: ComparedCode,
  { context, path }: PatchOptions,
): Promise<string | { readonly reason: string }> {
  const [old, now] = [recordedCode(before), recordedCode(after)];
  if (old === null && now === null)
    return await scriptCopiesPatch(
      { ...before.execution, bundle: before.bundle },
      { ...after.execution, bundle: after.bundle },
      { context, maximumBytes },
    );
  if (old === null || now === null) return { reason: oneOutsideOfGit };
  const trees = await CodeTrees.open(workspace, now.git.root);
  if (typeof trees === "string") return { reason: trees };
  try {
    const [one, other] = [await trees.treeOf(old), await trees.treeOf(now)];
    if (typeof one !== "string") return one;
    if (typeof other !== "string") return other;
    const asked = path === null ? [] : ["--", `:(literal,top)${path}`];
    const command = ["diff-tree", "-r", "-p", `--unified=${context}`, ...plainDiff, one, other, ...asked];
    const answer = await trees.ask(command, { maximumBytes });
    return answer.exitCode === 0 ? answer.stdout.toString("utf8") : { reason: firstLine(answer) };
  } finally {
    trees.close();
  }
}
