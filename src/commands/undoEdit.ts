import * as vscode from "vscode";
import { updateAnnotations } from "../bundle/changeAnnotations";
import { HumanError } from "../core/humanError";
import { fieldsOf } from "../host/annotate";
import type { Edit } from "../host/editHistory";
import type { Workspaces } from "../host/workspaces";
import { eachQuickly } from "./eachQuickly";
import { firstFew } from "./firstFew";
import type { Services } from "./services";

/** `executions.undoEdit`: name, note, tags and pins as they were before the last change that this window made. */
export async function undoEdit({ edits, workspaces }: Services): Promise<void> {
  const step = edits.pop();
  if (step === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no change of a name, note, tag or pin to undo."),
    );
    return;
  }
  const title = vscode.l10n.t("Undoing the change of {0} executions", step.length);
  const { done, refused } = await eachQuickly(title, step, (edit) => takeBack(workspaces, edit));
  // After Cancel the next Undo goes on with the rest.
  edits.push(step.slice(done.length + refused.length));
  for (const { store } of workspaces.all()) store.followJournal();
  if (refused.length > 0)
    throw new HumanError(vscode.l10n.t("Not undone: {0}.", firstFew(refused.map(({ reason }) => reason))), 2);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Undone"), 2000);
}

/** @throws {HumanError} that says of which execution the change stays, and why. */
function takeBack(workspaces: Workspaces, edit: Edit): void {
  const entry = workspaces.at(edit.target.workspace);
  if (entry?.store.get(edit.target.id) === undefined)
    throw new HumanError(vscode.l10n.t("{0} is gone", edit.target.id));
  if (!isUndone(entry.layout, edit))
    throw new HumanError(vscode.l10n.t("{0} was changed again since", edit.target.id));
}

/** Somebody else's change is not taken back with ours. */
function isUndone(layout: Parameters<typeof updateAnnotations>[0], { target, before, after }: Edit): boolean {
  let isOurs = false;
  updateAnnotations(
    layout,
    target.id,
    (present) => {
      isOurs = JSON.stringify(sorted(fieldsOf(present, after))) === JSON.stringify(sorted(after));
      return isOurs ? { ...present, ...before } : present;
    },
    new Date(),
  );
  return isOurs;
}

function sorted(fields: object): [string, unknown][] {
  return Object.entries(fields).sort(([one], [other]) => one.localeCompare(other));
}
