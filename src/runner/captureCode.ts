import type { WorkspaceLayout } from "../bundle/layout";
import type { GitCapture } from "./capture/captureGit";
import { ownStreamFiles } from "./ownStreamFiles";

/** Begins to capture the version of a workspace's code: git answers while the rest of a run is made ready. @param exclude absolute paths that are no part of it. */
export async function captureCode(
  layout: WorkspaceLayout,
  exclude: readonly string[] = [],
): Promise<GitCapture> {
  const { captureGit } = await import("./capture/captureGit");
  return captureGit({ workspace: layout.workspace, exclude: [...ownStreamFiles(), ...exclude] });
}
