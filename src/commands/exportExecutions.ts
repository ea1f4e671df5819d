import { join } from "node:path";
import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { formatBytes } from "../core/format/bytes";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { Services } from "./services";
import { exportBundle } from "../bundle/zip/exportBundle";

/** `executions.export`: one execution to a .zip, several to a folder of them. */
export async function exportExecutions({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  const target = await askTarget(chosen);
  if (target === undefined) return;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, target.fsPath);
  const exported = await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    const files = [];
    for (const [index, { execution }] of chosen.entries()) {
      const name = execution.name ?? execution.id;
      const to = chosen.length === 1 ? target.fsPath : join(target.fsPath, `${execution.id}.zip`);
      const onProgress = (done: number, total: number): void => {
        report((index + (total === 0 ? 1 : done / total)) / chosen.length, name);
      };
      files.push(await exportBundle(execution.path, to, { signal, onProgress }));
    }
    return files;
  });
  const [first] = exported;
  if (first === undefined) return;
  const bytes = exported.reduce((sum, { size }) => sum + size, 0);
  const skipped = exported.flatMap((each) => each.skipped).length;
  const text =
    exported.length === 1
      ? vscode.l10n.t("Exported to {0} ({1}).", first.file, formatBytes(bytes))
      : vscode.l10n.t(
          "Exported {0} executions to {1} ({2}).",
          exported.length,
          target.fsPath,
          formatBytes(bytes),
        );
  const left =
    skipped === 0
      ? ""
      : skipped === 1
        ? ` ${vscode.l10n.t("One entry that a .zip cannot hold was left out.")}`
        : ` ${vscode.l10n.t("{0} entries that a .zip cannot hold were left out.", skipped)}`;
  void vscode.window.showInformationMessage(text + left);
}

async function askTarget(chosen: readonly Chosen[]): Promise<vscode.Uri | undefined> {
  const [first] = chosen;
  if (first === undefined) return undefined;
  if (chosen.length === 1)
    return await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Export {0}", first.execution.name ?? first.execution.id),
      defaultUri: vscode.Uri.joinPath(first.entry.folder.uri, `${first.execution.id}.zip`),
      filters: { [vscode.l10n.t("Archive")]: ["zip"] },
    });
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Export {0} Executions to a Folder", chosen.length),
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: first.entry.folder.uri,
      openLabel: vscode.l10n.t("Export Here"),
    })) ?? [];
  return folder;
}
