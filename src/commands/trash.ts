import * as vscode from "vscode";
import { purgeTrashed } from "../bundle/trash/deleteBundle";
import { listTrash } from "../bundle/trash/trash";
import { formatBytes } from "../core/format/bytes";
import { HumanError, messageOf } from "../core/humanError";
import { askTrash } from "../forms/trashPick";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { WorkspaceEntry } from "../host/workspaces";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import type { TrashedUse } from "../store/housekeeping/housekeepingRequest";
import { chooseFolder } from "./chooseFolder";
import type { Services } from "./services";
import { bringBack } from "./undoDelete";

/** `executions.restoreFromTrash`: lists what was deleted, with sizes and dates; what is picked comes back. */
export async function restoreFromTrash(services: Services): Promise<void> {
  const found = await trashOf(services, vscode.l10n.t("The trash of which folder?"));
  if (found === undefined) return;
  const { entry, trash } = found;
  const choice = await askTrash(trash);
  switch (choice?.kind) {
    case "restore":
      await bringBack(choice.ids.map((id) => ({ entry, id })));
      break;
    case "purge":
      await purge(entry, [choice.trashed]);
      break;
    case "empty":
      await purge(entry, trash);
      break;
    case undefined:
  }
}

/** `executions.emptyTrash`: deletes for good what lies in the trash, once that is confirmed. */
export async function emptyTrash(services: Services): Promise<void> {
  const found = await trashOf(services, vscode.l10n.t("The trash of which folder?"));
  if (found !== undefined) await purge(found.entry, found.trash);
}

/** @throws {HumanError} when it is empty. */
async function trashOf(
  { workspaces, context }: Services,
  question: string,
): Promise<{ readonly entry: WorkspaceEntry; readonly trash: readonly TrashedUse[] } | undefined> {
  const entry = await chooseFolder(workspaces, question);
  if (entry === undefined) return undefined;
  if (listTrash(entry.layout).length === 0)
    throw new HumanError(vscode.l10n.t("The trash of executions is empty."), 2);
  const program = context.asAbsolutePath("dist/housekeepingWorker.js");
  const trash = await vscode.window.withProgress(
    { location: { viewId: "executions.executions" } },
    async () => await askHousekeeping(program, entry.layout, { kind: "trash" }),
  );
  return { entry, trash };
}

async function purge(entry: WorkspaceEntry, trash: readonly TrashedUse[]): Promise<void> {
  const size = formatBytes(trash.reduce((sum, { use }) => sum + use.bytes - use.sharedBytes, 0));
  const [first] = trash;
  if (first === undefined) return;
  const question =
    trash.length === 1
      ? vscode.l10n.t("Delete {0} for good?", first.name ?? first.id)
      : vscode.l10n.t("Delete the {0} executions in the trash for good?", trash.length);
  const button = vscode.l10n.t("Delete for Good");
  const detail = vscode.l10n.t("This gives {0}. It cannot be undone.", size);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, button)) !== button) return;
  const { gone, failures } = await purgeAll(entry, trash);
  if (failures.length > 0) void vscode.window.showErrorMessage(failures.slice(0, 5).join(" "));
  if (gone > 0)
    void vscode.window.showInformationMessage(
      gone === 1
        ? vscode.l10n.t("Deleted 1 execution for good.")
        : vscode.l10n.t("Deleted {0} executions for good.", gone),
    );
}

async function purgeAll(
  { layout }: WorkspaceEntry,
  trash: readonly TrashedUse[],
): Promise<{ readonly gone: number; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  let gone = 0;
  await withCancellableProgress(vscode.l10n.t("Emptying the trash"), async (signal, report) => {
    for (const [index, { id }] of trash.entries()) {
      if (signal.aborted) break;
      report(index / trash.length, vscode.l10n.t("{0} of {1}", index, trash.length));
      try {
        await purgeTrashed(layout, id);
        gone += 1;
      } catch (error) {
        failures.push(`${id}: ${messageOf(error)}`);
      }
    }
  });
  return { gone, failures };
}
