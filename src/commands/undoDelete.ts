import * as vscode from "vscode";
import { restoreDeleted } from "../bundle/trash/restoreDeleted";
import { findTrashed, listTrash } from "../bundle/trash/trash";
import { HumanError } from "../core/humanError";
import type { WorkspaceEntry } from "../host/workspaces";
import { isExecutionTarget } from "../shared/executionTarget";
import { eachQuickly } from "./eachQuickly";
import { firstFew } from "./firstFew";
import type { Services } from "./services";

/** A deleted execution with the folder that holds its trash. */
interface Deleted {
  readonly entry: WorkspaceEntry;
  readonly id: string;
}

/** `executions.undoDelete`: brings a deleted execution back; the one that is named, else the one that was deleted last. */
export async function undoDelete({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const [target] = args;
  const entry = isExecutionTarget(target) ? workspaces.at(target.workspace) : undefined;
  if (isExecutionTarget(target) && entry !== undefined) await bringBack([{ entry, id: target.id }]);
  else await bringBack([lastDeleted(workspaces.all())]);
}

/**
 * Brings deleted executions back, many of them under a bar with Cancel; never throws: what cannot come back, or is back
 * already, is told.
 */
export async function bringBack(deleted: readonly Deleted[]): Promise<void> {
  const title = vscode.l10n.t("Bringing back {0} executions", deleted.length);
  const { done, refused, isCancelled } = await eachQuickly(title, deleted, async ({ entry, id }) => {
    await restoreDeleted(entry.layout, id);
  });
  for (const store of new Set(deleted.map(({ entry }) => entry.store))) {
    store.followJournal();
    store.rescan();
  }
  // A notification stays as long as nobody closes it: another window may have undone the deletion since.
  const there = refused.filter(({ one }) => isBack(one)).map(({ one }) => one.id);
  const failures = refused.filter(({ one }) => !isBack(one)).map(({ reason }) => reason);
  if (isCancelled)
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Cancelled: {0} of {1} executions are back.", done.length, deleted.length),
    );
  if (there.length > 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Nothing to undo: {0} came back already.", firstFew(there)),
    );
  if (failures.length > 0) void vscode.window.showErrorMessage(firstFew(failures));
}

function isBack({ entry, id }: Deleted): boolean {
  return findTrashed(entry.layout, id) === null && entry.store.get(id) !== undefined;
}

/** @throws {HumanError} when the trash is empty. */
function lastDeleted(entries: readonly WorkspaceEntry[]): Deleted {
  const [last] = entries
    .flatMap((entry) => listTrash(entry.layout).map(({ id, at }) => ({ entry, id, at })))
    .sort((one, other) => other.at.localeCompare(one.at));
  if (last === undefined) throw new HumanError(vscode.l10n.t("The trash of executions is empty."), 2);
  return last;
}
