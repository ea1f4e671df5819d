import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ChangedFile, CodeDifference } from "../../core/compare/cause";
import { placeOf, scriptRole } from "../../core/inputContent";
import type { Artifact } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { holds } from "../again/contentFinder";
import { firstLine } from "../again/repositoryGit";
import { askGit } from "../capture/askGit";
import type { GitAnswer, GitLimits } from "../capture/gitProgram";
import { findOnPath } from "../interpreter/findOnPath";

const noCopy = "they ran outside of git, and there is no copy of the script";
const noGit = "git was not found on PATH";

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
  if (old === null || now === null) return { kind: "unknown", reason: noCopy };
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
  const { stdout } = await diffOf(["--numstat"], before, after);
  const counts = /^(\d+)\t(\d+)\t/.exec(stdout.toString("utf8"));
  return counts === null ? unknown : { ...file, added: Number(counts[1]), removed: Number(counts[2]) };
}

/**
 * The same as a unified diff under the script's name.
 * @param context unchanged lines around each change. @returns the diff, or why there is none.
 */
export async function scriptCopiesPatch(
  before: ScriptHolder,
  after: ScriptHolder,
  { context, maximumBytes }: { readonly context: number; readonly maximumBytes: number },
): Promise<string | { readonly reason: string }> {
  const [old, now] = [await scriptCopy(before), await scriptCopy(after)];
  if (old === null || now === null) return { reason: noCopy };
  if (old.artifact.sha256 === now.artifact.sha256) return "";
  const answer = await diffOf(["--no-color", `--unified=${context}`], old.path, now.path, { maximumBytes });
  // Git ends with 1 where files differ.
  if (answer.exitCode !== 0 && answer.exitCode !== 1) return { reason: firstLine(answer) };
  return underName(placeOf(now.artifact), answer.stdout.toString("utf8"));
}

/** Git names the copies; the script is one file to whoever reads it. */
function underName(place: string, patch: string): string {
  const name = place.replaceAll(/[\r\n\t]/g, " ");
  const head = `diff --git a/${name} b/${name}\n`;
  const start = patch.search(/^@@ /m);
  const binary = `Binary files a/${name} and b/${name} differ\n`;
  return start < 0 ? `${head}${binary}` : `${head}--- a/${name}\n+++ b/${name}\n${patch.slice(start)}`;
}

function diffOf(
  options: readonly string[],
  before: string,
  after: string,
  limits: Partial<GitLimits> = {},
): Promise<GitAnswer> {
  const path = findOnPath("git", process.env);
  if (path === null) return Promise.resolve({ exitCode: -1, stdout: Buffer.alloc(0), stderr: noGit });
  const program = { path, folder: realpathSync(tmpdir()), environment: process.env, configuration: [] };
  const command = ["diff", "--no-index", ...options, "--no-ext-diff", "--no-textconv", "--", before, after];
  return askGit(program, command, limits);
}
