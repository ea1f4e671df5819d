import * as vscode from "vscode";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { exportOutputs as writeOutputs, outputsArchiveName } from "../bundle/zip/exportOutputs";
import { formatBytes } from "../core/format/bytes";
import { mayRepeat } from "../core/lifecycle";
import { withCancellableProgress } from "../host/cancellableProgress";
import { outputsHolder } from "../store/outputsHolder";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.exportOutputs`: the outputs of an execution, as its `output.zip` would hold them, to a place of one's choice. */
export async function exportOutputs({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args, ({ state }) => mayRepeat(state));
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  const { id } = execution;
  const holder = outputsHolder(execution, (other) => entry.store.get(other));
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save the Outputs of {0}", execution.name ?? id),
    defaultUri: vscode.Uri.joinPath(entry.folder.uri, `${outputsArchiveName(id)}.zip`),
    filters: { [vscode.l10n.t("Archive")]: ["zip"] },
  });
  if (target === undefined) return;
  refuseInsideBundle(entry.layout, target.fsPath);
  const title = vscode.l10n.t("Saving outputs");
  const { file, size, skipped } = await withCancellableProgress(title, async (signal, report) => {
    const onProgress = (done: number, total: number): void => {
      report(total === 0 ? 1 : done / total, execution.name ?? id);
    };
    // What is unpacked of an archive is as much again: until then the bar stands still.
    const folder = await bundleFolder(entry.layout, holder, "all", { signal });
    return await writeOutputs({ id, folder }, target.fsPath, { signal, onProgress });
  });
  const text = vscode.l10n.t("Outputs saved to {0} ({1}).", file, formatBytes(size));
  const left =
    skipped.length === 0
      ? ""
      : ` ${vscode.l10n.t("Left out, as a .zip cannot hold it: {0}", skipped.map(({ path }) => path).join(", "))}`;
  void vscode.window.showInformationMessage(text + left);
}
