import { dirname, resolve } from "node:path";
import { scriptOf, type ProcessDescription } from "../core/processDescription";
import type { WorkspaceLayout } from "../bundle/layout";
import type { GitCapture } from "./capture/captureGit";
import { readLastRun } from "./lastRun";
import { ownStreamFiles } from "./ownStreamFiles";

/** Begins to capture the version of a workspace's code: git answers while the rest of a run is made ready. @param exclude absolute paths that are no part of it. */
export async function captureCode(
  layout: WorkspaceLayout,
  exclude: readonly string[] = [],
): Promise<GitCapture> {
  const { captureGit } = await import("./capture/captureGit");
  const { commit: remembered } = readLastRun(layout);
  return captureGit({
    workspace: layout.workspace,
    exclude: [...ownStreamFiles(), ...exclude],
    remembered,
  });
}

/**
 * The same once it is known what runs: for a workspace that is in no repository, that of the script.
 * @param begun what {@link captureCode} gave
 * @param workingDirectory of the script, absolute
 */
export async function captureCodeOf(
  method: ProcessDescription,
  layout: WorkspaceLayout,
  begun: Promise<GitCapture>,
  workingDirectory: string,
): Promise<GitCapture> {
  const code = await begun;
  const script = scriptOf(method);
  const folder = script === null ? workingDirectory : dirname(resolve(layout.workspace, script));
  if (code.record.repository || folder === layout.workspace) return code;
  const { captureGit } = await import("./capture/captureGit");
  const around = await captureGit({ workspace: layout.workspace, folder, exclude: ownStreamFiles() });
  return around.record.repository ? around : code;
}
