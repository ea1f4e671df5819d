import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ChangedFile, CodeDifference } from "../../core/compare/cause";
import { placeOf, scriptRole } from "../../core/inputContent";
import type { Artifact } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { holds } from "../again/contentFinder";
import { askGit } from "../capture/askGit";
import { findOnPath } from "../interpreter/findOnPath";

interface ScriptHolder {
  readonly artifacts: readonly Artifact[];
  /** The bundle's folder, absolute. */
  readonly bundle: string;
}

/** How the scripts of two executions differ by the copies in their bundles: outside of git each holds its own. */
export async function scriptCopiesDifference(
  before: ScriptHolder,
  after: ScriptHolder,
): Promise<CodeDifference> {
  const [old, now] = [await scriptCopy(before), await scriptCopy(after)];
  if (old === null || now === null)
    return { kind: "unknown", reason: "they ran outside of git, and there is no copy of the script" };
  if (old.artifact.sha256 === now.artifact.sha256) return { kind: "known", files: [] };
  return { kind: "known", files: [await changedScript(now.artifact, old.path, now.path)] };
}

/** The copy of its script that a bundle holds, by an absolute path; null where there is none, or another one. */
export async function scriptCopy({
  artifacts,
  bundle,
}: ScriptHolder): Promise<{ artifact: Artifact; path: string } | null> {
  const artifact = artifacts.find(({ direction, role }) => direction === "input" && role === scriptRole);
  if (artifact === undefined) return null;
  const path = join(bundle, bundlePaths.inputs, basename(artifact.uri));
  return (await holds(path, artifact)) ? { artifact, path } : null;
}

async function changedScript(artifact: Artifact, before: string, after: string): Promise<ChangedFile> {
  const file = { path: placeOf(artifact), content: artifact.sha256 };
  const unknown = { ...file, added: null, removed: null };
  const git = findOnPath("git", process.env);
  if (git === null) return unknown;
  const program = {
    path: git,
    folder: realpathSync(tmpdir()),
    environment: process.env,
    configuration: [],
  };
  const command = ["diff", "--no-index", "--numstat", "--no-ext-diff", "--no-textconv", "--", before, after];
  const { stdout } = await askGit(program, command);
  const counts = /^(\d+)\t(\d+)\t/.exec(stdout.toString("utf8"));
  return counts === null ? unknown : { ...file, added: Number(counts[1]), removed: Number(counts[2]) };
}
