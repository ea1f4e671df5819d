import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { askViewName, deleteOwnedView, pickViewOwner, viewNames } from "../forms/viewForm";
import type { OwnedView } from "../host/savedViews";
import { filterByQuery, ownerText } from "./filterByQuery";
import type { Services } from "./services";
import { plainLabel } from "../forms/plainLabel";

interface ViewItem extends vscode.QuickPickItem {
  readonly owned: OwnedView;
}

/** `executions.saveView`: keeps the query of the tree under a name, for oneself or for the team. */
export async function saveView({ filter, views, workspaces }: Services): Promise<void> {
  const { query } = filter;
  if (query === null)
    throw new HumanError(
      vscode.l10n.t("There is no query to save. Filter the executions by a query first."),
      2,
    );
  const owner = await pickViewOwner(workspaces.all().map(({ layout }) => layout.workspace));
  if (owner === undefined) return;
  const saved = await views();
  const name = await askViewName(
    { title: vscode.l10n.t("Save Query as View"), prompt: query },
    viewNames(saved.all(), owner),
  );
  if (name !== undefined) await saved.save(owner, { name, query });
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
  await deleteOwnedView(await services.views(), owned);
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
      label: plainLabel(owned.view.name),
      description: plainLabel(owned.view.query),
      detail: ownerText(owned.owner),
      owned,
    })),
    { title, matchOnDescription: true },
  );
  return picked?.owned;
}
