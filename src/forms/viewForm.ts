import { basename } from "node:path";
import * as vscode from "vscode";
import type { OwnedView, SavedViews, ViewOwner } from "../host/savedViews";

interface OwnerItem extends vscode.QuickPickItem {
  readonly owner: ViewOwner;
}

/** Asks whose a view shall be. @param folders of the window, absolute. */
export async function pickViewOwner(folders: readonly string[]): Promise<ViewOwner | undefined> {
  const items: OwnerItem[] = [
    {
      label: vscode.l10n.t("$(account) For Me"),
      description: vscode.l10n.t("kept by VS Code for this workspace"),
      owner: { kind: "user" },
    },
    ...folders.map((workspace): OwnerItem => ({
      label: vscode.l10n.t("$(organization) For the Team"),
      description: `${basename(workspace)}/.executions/views.json`,
      owner: { kind: "team", workspace },
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Whose View Is It?") });
  return picked?.owner;
}

/**
 * Asks for the name of a view.
 * @param asked what the box says and holds.
 * @param taken the names that are there already; one that is chosen again is replaced.
 */
export async function askViewName(
  asked: { readonly title: string; readonly prompt: string; readonly value?: string },
  taken: readonly string[],
): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    ...asked,
    placeHolder: vscode.l10n.t("A name, such as Failed this week"),
    validateInput: (text) => nameProblem(text.trim(), taken),
  });
  return name?.trim();
}

function nameProblem(name: string, taken: readonly string[]): vscode.InputBoxValidationMessage | null {
  if (name === "")
    return {
      message: vscode.l10n.t("A view needs a name."),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  if (!taken.includes(name)) return null;
  return {
    message: vscode.l10n.t("The view {0} is there already: it will be replaced.", name),
    severity: vscode.InputBoxValidationSeverity.Warning,
  };
}

/** The names of the views of an owner. */
export function viewNames(views: readonly OwnedView[], owner: ViewOwner): string[] {
  return views.filter((each) => ownerKey(each.owner) === ownerKey(owner)).map(({ view }) => view.name);
}

/** Tells one owner from another. */
export function ownerKey(owner: ViewOwner): string {
  return owner.kind === "user" ? "" : owner.workspace;
}

/** Forgets a view and offers to bring it back; no execution is touched. */
export async function deleteOwnedView(saved: SavedViews, { owner, view }: OwnedView): Promise<void> {
  await saved.delete(owner, view.name);
  const undo = vscode.l10n.t("Undo");
  const text = vscode.l10n.t("Deleted the view {0}.", view.name);
  void vscode.window.showInformationMessage(text, undo).then(async (choice) => {
    if (choice === undo) await saved.save(owner, view);
  });
}
