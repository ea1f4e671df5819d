import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { exportBundles } from "../bundle/zip/exportBundles";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { formatBytes } from "../core/format/bytes";
import { HumanError } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { Chosen } from "./chooseExecution";
import { nameOf, refusalText, type Refused } from "./eachChosen";
import { leftOutText } from "./leftOutText";

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
  const refused: Refused[] = [];
  const exported = await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    const folders = [];
    for (const one of chosen) {
      signal.throwIfAborted();
      const folder = await folderOf(one, signal, refused);
      if (folder !== null) folders.push({ id: one.execution.id, folder });
    }
    if (folders.length === 0) return null;
    const onProgress = (done: number, total: number): void => {
      report(total === 0 ? 1 : done / total, formatBytes(done));
    };
    const { size, skipped } = await exportBundles(folders, target.fsPath, { signal, onProgress });
    return { count: folders.length, size, skipped: skipped.length };
  });
  if (refused.length > 0)
    void vscode.window.showErrorMessage(
      vscode.l10n.t("{0} of {1} were not exported: {2}", refused.length, chosen.length, refusalText(refused)),
    );
  if (exported === null) return;
  const text = vscode.l10n.t(
    "Exported {0} executions to {1} ({2}).",
    exported.count,
    target.fsPath,
    formatBytes(exported.size),
  );
  void vscode.window.showInformationMessage(text + leftOutText(exported.skipped));
}

/** Where an execution can be read whole; null, and noted, where its archive is damaged. */
async function folderOf(chosen: Chosen, signal: AbortSignal, refused: Refused[]): Promise<string | null> {
  try {
    return await bundleFolder(chosen.entry.layout, chosen.execution, "all", { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HumanError)) throw error;
    refused.push({ name: nameOf(chosen), reason: error.message });
    return null;
  }
}
