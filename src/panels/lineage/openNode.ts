import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { enclosingBundle } from "../../bundle/enclosingBundle";
import type { WorkspaceLayout } from "../../bundle/layout";
import { HumanError } from "../../core/humanError";
import { translate } from "../../host/translate";
import { withLateProgress } from "../../host/cancellableProgress";
import { BundleFiles } from "../bundleFiles";
import { openBundleFile } from "../openBundleFile";
import type { LineageModel } from "./lineageModel";
import { whereToOpen, type WhereToOpen } from "./whereToOpen";

/**
 * The details of an execution; a file in its editor, one of an archive from a copy; an address of the web in the browser.
 * @throws {HumanError} when it lies nowhere, or where it is not looked.
 */
export async function openNode(
  layout: WorkspaceLayout,
  model: LineageModel | null,
  id: string,
): Promise<void> {
  const graph = model?.subject.graph;
  const node = graph?.nodes.get(id);
  if (graph === undefined || node === undefined) return;
  if (node.kind === "execution")
    await vscode.commands.executeCommand("executions.openDetails", { workspace: layout.workspace, id });
  else await openPlace(layout, whereToOpen(layout, graph, node));
}

async function openPlace(layout: WorkspaceLayout, found: WhereToOpen): Promise<void> {
  switch (found.kind) {
    case "file": {
      const bundle = join(layout.executions, enclosingBundle(layout, found.path) ?? "");
      await openBundleFile(new BundleFiles(bundle, layout.workspace, translate), found.path);
      return;
    }
    case "archive":
      await openArchived(layout, found);
      return;
    case "web":
      // VS Code asks first.
      await vscode.env.openExternal(vscode.Uri.parse(found.url, true));
      return;
    case "gone":
      throw gone(found.place);
    case "unlooked":
      throw new HumanError(
        vscode.l10n.t(
          "{0} is not looked at: it lies outside of the workspace, and no execution of this workspace names it.",
          found.place,
        ),
      );
  }
}

async function openArchived(
  layout: WorkspaceLayout,
  { id, place }: Extract<WhereToOpen, { kind: "archive" }>,
): Promise<void> {
  const folder = await withLateProgress(vscode.l10n.t("Reading the archive"), (signal) =>
    bundleFolder(layout, { id, archived: true }, "all", { signal }),
  );
  const files = new BundleFiles(folder, layout.workspace, translate);
  const path = join(folder, place.slice(place.indexOf(`${id}/`) + id.length));
  if (!files.isWithin(path) || !existsSync(path)) throw gone(place);
  await openBundleFile(files, path);
}

function gone(place: string): HumanError {
  return new HumanError(
    vscode.l10n.t("{0} is not there any more: it was moved or deleted after the execution used it.", place),
  );
}
