import type { WorkspaceLayout } from "../bundle/layout";
import type { GitCapture } from "./capture/captureGit";
import { ownStreamFiles } from "./ownStreamFiles";

/** Begins to capture the version of a workspace's code: git answers while the rest of a run is made ready. */
export async function captureCode(layout: WorkspaceLayout): Promise<GitCapture> {
  const { captureGit } = await import("./capture/captureGit");
  return captureGit({ workspace: layout.workspace, exclude: ownStreamFiles() });
}
