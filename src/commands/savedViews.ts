import { basename } from "node:path";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { OwnedView, ViewOwner } from "../host/savedViews";
import { filterByQuery, ownerText } from "./filterByQuery";
import type { Services } from "./services";

interface ViewItem extends vscode.QuickPickItem {
  readonly owned: OwnedView;
}

interface OwnerItem extends vscode.QuickPickItem {
  readonly owner: ViewOwner;
}

/** `executions.saveView`: keeps the query of the tree under a name, for oneself or for the team. */
export async function saveView({ filter, views, workspaces }: Services): Promise<void> {
  const { query } = filter;
  if (query === null)
    throw new HumanError(
      vscode.l10n.t("There is no query to save. Filter the executions by a query first."),
      2,
    );
  const owner = await pickOwner(workspaces.all().map(({ layout }) => layout.workspace));
  if (owner === undefined) return;
  const saved = await views();
  const taken = saved.all().filter((view) => ownerText(view.owner) === ownerText(owner));
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Save Query as View"),
    prompt: query,
    placeHolder: vscode.l10n.t("A name, such as Failed this week"),
    validateInput: (text) => nameProblem(text, taken),
  });
  if (name !== undefined) await saved.save(owner, { name: name.trim(), query });
}

function nameProblem(text: string, taken: readonly OwnedView[]): vscode.InputBoxValidationMessage | null {
  const name = text.trim();
  if (name === "")
    return {
      message: vscode.l10n.t("A view needs a name."),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  if (!taken.some(({ view }) => view.name === name)) return null;
  return {
    message: vscode.l10n.t("The view {0} is there already: it will be replaced.", name),
    severity: vscode.InputBoxValidationSeverity.Warning,
  };
}

async function pickOwner(folders: readonly string[]): Promise<ViewOwner | undefined> {
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

/** `executions.showView`: filters the tree by a saved view, named by its argument or picked now. */
export async function showView(services: Services, [name]: readonly unknown[]): Promise<void> {
  const owned = await chooseView(services, name, vscode.l10n.t("Show View"));
  if (owned !== undefined) await filterByQuery(services, [owned.view.query]);
}

/** `executions.deleteView`: forgets a saved view; no execution is touched. */
export async function deleteView(services: Services, [name]: readonly unknown[]): Promise<void> {
  const owned = await chooseView(services, name, vscode.l10n.t("Delete View"));
  if (owned === undefined) return;
  const saved = await services.views();
  await saved.delete(owned.owner, owned.view.name);
  const undo = vscode.l10n.t("Undo");
  const text = vscode.l10n.t("Deleted the view {0}.", owned.view.name);
  void vscode.window.showInformationMessage(text, undo).then(async (choice) => {
    if (choice === undo) await saved.save(owned.owner, owned.view);
  });
}

async function chooseView({ views }: Services, name: unknown, title: string): Promise<OwnedView | undefined> {
  const saved = await views();
  const all = saved.all();
  const named = all.find(({ view }) => view.name === name);
  if (named !== undefined) return named;
  if (all.length === 0)
    throw new HumanError(
      vscode.l10n.t("There are no saved views yet. Filter the executions by a query and save it."),
      2,
    );
  const picked = await vscode.window.showQuickPick(
    all.map((owned): ViewItem => ({
      label: owned.view.name,
      description: owned.view.query,
      detail: ownerText(owned.owner),
      owned,
    })),
    { title, matchOnDescription: true },
  );
  return picked?.owned;
}
