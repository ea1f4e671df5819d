import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { exportBundle } from "../bundle/zip/exportBundle";
import { archiveIn, exportEach, type BundleToExport } from "../bundle/zip/exportEach";
import { formatBytes } from "../core/format/bytes";
import { withCancellableProgress } from "../host/cancellableProgress";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { nameOf, refusalText } from "./eachChosen";
import { leftOutText } from "./leftOutText";
import type { Services } from "./services";

/** `executions.export`: one execution to a .zip, several to a folder of them. */
export async function exportExecutions({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  const [first, ...others] = chosen;
  if (first === undefined) return;
  if (others.length === 0) await exportOne(first);
  else await exportSeveral(chosen);
}

async function exportOne(chosen: Chosen): Promise<void> {
  const { entry, execution } = chosen;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export {0}", nameOf(chosen)),
    defaultUri: vscode.Uri.joinPath(entry.folder.uri, `${execution.id}.zip`),
    filters: { [vscode.l10n.t("Archive")]: ["zip"] },
  });
  if (target === undefined) return;
  refuseInsideBundle(entry.layout, target.fsPath);
  const { file, size, skipped } = await withCancellableProgress(
    vscode.l10n.t("Exporting"),
    async (signal, report) => {
      const onProgress = (done: number, total: number): void => {
        report(total === 0 ? 1 : done / total, nameOf(chosen));
      };
      return await exportBundle(execution.path, target.fsPath, { signal, onProgress });
    },
  );
  const text = vscode.l10n.t("Exported to {0} ({1}).", file, formatBytes(size));
  void vscode.window.showInformationMessage(text + leftOutText(skipped.length));
}

async function exportSeveral(chosen: readonly Chosen[]): Promise<void> {
  const folder = await askExportFolder(chosen.length, chosen[0]?.entry.folder.uri);
  if (folder === undefined) return;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, folder);
  const bundles = await askReplace(
    chosen.map((one) => ({ id: one.execution.id, name: nameOf(one), path: one.execution.path })),
    folder,
  );
  if (bundles.length === 0) return;
  const { written, refused, isCancelled } = await withCancellableProgress(
    vscode.l10n.t("Exporting"),
    async (signal, report) =>
      await exportEach(bundles, folder, signal, (index) => ({
        onProgress: (done, total) => {
          report((index + (total === 0 ? 1 : done / total)) / bundles.length, bundles[index]?.name ?? "");
        },
      })),
  );
  if (refused.length > 0)
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        "{0} of {1} were not exported: {2}",
        refused.length,
        bundles.length,
        refusalText(refused),
      ),
    );
  const [first, ...others] = written;
  if (first === undefined) return;
  const bytes = formatBytes(written.reduce((sum, { size }) => sum + size, 0));
  const text = isCancelled
    ? vscode.l10n.t(
        "Cancelled: {0} of {1} executions were exported to {2} ({3}).",
        written.length,
        bundles.length,
        folder,
        bytes,
      )
    : others.length === 0
      ? vscode.l10n.t("Exported to {0} ({1}).", first.file, bytes)
      : vscode.l10n.t("Exported {0} executions to {1} ({2}).", written.length, folder, bytes);
  const left = leftOutText(written.flatMap(({ skipped }) => skipped).length);
  void vscode.window.showInformationMessage(text + left);
}

/** The folder that is to get an archive of each of several executions. */
export async function askExportFolder(
  count: number,
  start: vscode.Uri | undefined,
): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Export {0} Executions to a Folder", count),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(start === undefined ? {} : { defaultUri: start }),
      openLabel: vscode.l10n.t("Export Here"),
    })) ?? [];
  return folder?.fsPath;
}

/** Asks once what becomes of archives that are there already. @returns those that are to be written. */
async function askReplace(
  bundles: readonly BundleToExport[],
  folder: string,
): Promise<readonly BundleToExport[]> {
  const fresh = bundles.filter(({ id }) => !existsSync(archiveIn(folder, id)));
  const there = bundles.length - fresh.length;
  if (there === 0) return bundles;
  const replace = vscode.l10n.t("Replace");
  const keep = vscode.l10n.t("Keep Those");
  const choice = await vscode.window.showWarningMessage(
    there === 1
      ? vscode.l10n.t("The archive of one of {0} executions is in {1} already.", bundles.length, folder)
      : vscode.l10n.t(
          "The archives of {0} of {1} executions are in {2} already.",
          there,
          bundles.length,
          folder,
        ),
    { modal: true },
    replace,
    ...(fresh.length === 0 ? [] : [keep]),
  );
  if (choice === replace) return bundles;
  return choice === keep ? fresh : [];
}
