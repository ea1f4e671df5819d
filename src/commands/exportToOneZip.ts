import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { exportBundles } from "../bundle/zip/exportBundles";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { formatBytes } from "../core/format/bytes";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { Chosen } from "./chooseExecution";

/** Writes executions to one .zip of the user's choice, each in a folder of its own, under a notification with Cancel. */
export async function exportToOneZip(chosen: readonly Chosen[]): Promise<void> {
  const [first] = chosen;
  if (first === undefined) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export {0} Executions", chosen.length),
    defaultUri: vscode.Uri.joinPath(first.entry.folder.uri, "executions.zip"),
    filters: { [vscode.l10n.t("Archive")]: ["zip"] },
  });
  if (target === undefined) return;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, target.fsPath);
  const { size } = await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    const folders = [];
    for (const { entry, execution } of chosen) {
      signal.throwIfAborted();
      folders.push({
        id: execution.id,
        folder: await bundleFolder(entry.layout, execution, "all", { signal }),
      });
    }
    const onProgress = (done: number, total: number): void => {
      report(total === 0 ? 1 : done / total, formatBytes(done));
    };
    return await exportBundles(folders, target.fsPath, { signal, onProgress });
  });
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Exported {0} executions to {1} ({2}).", chosen.length, target.fsPath, formatBytes(size)),
  );
}
