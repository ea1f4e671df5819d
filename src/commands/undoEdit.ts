import * as vscode from "vscode";
import { updateAnnotations } from "../bundle/annotations";
import { HumanError } from "../core/humanError";
import { fieldsOf } from "../host/annotate";
import type { Edit } from "../host/editHistory";
import type { Services } from "./services";

/** `executions.undoEdit`: name, note, tags and pins as they were before the last change that this window made. */
export function undoEdit({ edits, workspaces }: Services): void {
  const step = edits.pop();
  if (step === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no change of a name, note, tag or pin to undo."),
    );
    return;
  }
  const kept: string[] = [];
  for (const edit of step) {
    const entry = workspaces.at(edit.target.workspace);
    if (entry === undefined || entry.store.get(edit.target.id) === undefined)
      kept.push(vscode.l10n.t("{0} is gone", edit.target.id));
    else if (!isUndone(entry.layout, edit))
      kept.push(vscode.l10n.t("{0} was changed again since", edit.target.id));
    entry?.store.followJournal();
  }
  if (kept.length > 0) throw new HumanError(vscode.l10n.t("Not undone: {0}.", kept.join("; ")), 2);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Undone"), 2000);
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
