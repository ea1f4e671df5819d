import type * as vscode from "vscode";
import type { WorkspaceEntry } from "../host/workspaces";
import { filterOfQuery } from "../views/openQueryFilter";
import type { OpenFilter } from "./bundleSearch";

/** What looks into the bundles of the folders of this window. */
export function openFilterIn(
  workspaces: { all(): readonly WorkspaceEntry[] },
  context: vscode.ExtensionContext,
): OpenFilter {
  const program = context.asAbsolutePath("dist/searchWorker.js");
  return (query) =>
    filterOfQuery(
      query,
      program,
      (workspace) => workspaces.all().find(({ layout }) => layout.workspace === workspace)?.layout,
    );
}
