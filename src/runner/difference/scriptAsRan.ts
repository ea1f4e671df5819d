import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { HumanError } from "../../core/humanError";
import type { Artifact, GitRecord } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { CodeTrees } from "./codeTrees";
import { scriptCopy } from "./scriptCopies";

/** Larger ones nobody reads. */
const maximumBytes = 16 * 1024 * 1024;

interface ScriptRun {
  /** Absolute. */
  readonly workspace: string;
  /** The bundle's folder, absolute. */
  readonly bundle: string;
  /** In the workspace, or absolute. */
  readonly script: string;
  readonly git: GitRecord | null;
  readonly artifacts: readonly Artifact[];
}

/** A script as it was: the copy in the bundle, by its path there, or its text from the commit and the patch. */
export type ScriptAsRan =
  { readonly kind: "copy"; readonly path: string } | { readonly kind: "text"; readonly text: string };

/**
 * The script of an execution as it ran. In a repository it starts git: call it in a trusted workspace only.
 * @throws {HumanError} with the reason, where it cannot be had any more.
 */
export async function scriptAsRan(run: ScriptRun): Promise<ScriptAsRan> {
  const { workspace, bundle, script, git, artifacts } = run;
  const copy = await scriptCopy({ artifacts, bundle });
  if (copy !== null) return { kind: "copy", path: copy.path };
  if (git?.repository !== true) throw lost(script, "it ran outside of git, and the bundle holds no copy");
  const path = relative(resolve(workspace, git.root), resolve(workspace, script)).split(sep).join("/");
  const trees = await CodeTrees.open(workspace, git.root);
  if (typeof trees === "string") throw lost(script, trees);
  try {
    const changes = existsSync(join(bundle, bundlePaths.patch)) ? "kept" : null;
    const tree = await trees.treeOf({ bundle, git, changes });
    if (typeof tree !== "string") throw lost(script, tree.reason);
    const answer = await trees.ask(["cat-file", "blob", `${tree}:${path}`], { maximumBytes });
    if (answer.exitCode !== 0) throw lost(script, "git did not keep it");
    return { kind: "text", text: answer.stdout.toString("utf8") };
  } finally {
    trees.close();
  }
}

function lost(script: string, reason: string): HumanError {
  return new HumanError(`${script} cannot be shown as it ran: ${reason}.`, 2);
}
