import * as vscode from "vscode";
import type { SavedView } from "../../core/savedView";
import { isChanged } from "../../core/table/viewLayout";
import { askViewName, deleteOwnedView, ownerKey, pickViewOwner, viewNames } from "../../forms/viewForm";
import type { OwnedView, SavedViews } from "../../host/savedViews";
import type { ViewVerb } from "../../shared/table/tableMessages";
import type { SavedViewItem, SavedViewsView } from "../../shared/table/tableView";

const currentKey = "executions.table.view";

/** What the saved views need of the page. */
export interface ViewedTable {
  /** What the table shows now, as a view of this name. */
  asView(name: string): SavedView;
}

/** The saved views as the page offers them, live: the user's own and the team's. */
export class TableViews implements vscode.Disposable {
  private saved: SavedViews | null = null;
  private subscription: vscode.Disposable | null = null;

  /**
   * @param memory keeps which view was chosen last.
   * @param folders of the window, absolute.
   * @param onChange called when the views are there, and when they change.
   */
  constructor(
    private readonly load: () => Promise<SavedViews>,
    private readonly table: ViewedTable,
    private readonly memory: vscode.Memento,
    private readonly folders: () => readonly string[],
    private readonly onChange: () => void,
  ) {}

  /** Reads the views; from then on they are followed. */
  async begin(): Promise<void> {
    if (this.saved !== null) return;
    this.saved = await this.load();
    this.subscription = this.saved.onDidChange(this.onChange);
    this.onChange();
  }

  view(): SavedViewsView {
    const items = this.all().map(itemOf);
    const current = this.current();
    return {
      items,
      current: current === undefined ? null : itemOf(current),
      isChanged: current !== undefined && isChanged(current.view, this.table.asView(current.view.name)),
    };
  }

  /** Notes that a view was chosen. @param key null: all executions. @returns what it says; null where there is none. */
  choose(key: string | null): SavedView | null {
    void this.memory.update(currentKey, key ?? undefined);
    return key === null ? null : (this.find(key)?.view ?? null);
  }

  /** @throws {HumanError} when the team's file cannot be changed. */
  async change(verb: ViewVerb): Promise<void> {
    await this.begin();
    const { saved } = this;
    const current = this.current();
    if (saved === null) return;
    if (verb === "save") await this.save(saved);
    else if (current === undefined) return;
    else if (verb === "update") await saved.save(current.owner, this.table.asView(current.view.name));
    else if (verb === "rename") await this.rename(saved, current);
    else await deleteOwnedView(saved, current);
    this.onChange();
  }

  dispose(): void {
    this.subscription?.dispose();
  }

  private async save(saved: SavedViews): Promise<void> {
    const owner = await pickViewOwner(this.folders());
    if (owner === undefined) return;
    const { query } = this.table.asView("");
    const name = await askViewName(
      {
        title: vscode.l10n.t("Save View"),
        prompt: query === "" ? vscode.l10n.t("All executions, with columns, order and group") : query,
      },
      viewNames(saved.all(), owner),
    );
    if (name === undefined) return;
    await saved.save(owner, this.table.asView(name));
    this.choose(keyOf({ owner, view: { name, query } }));
  }

  private async rename(saved: SavedViews, { owner, view }: OwnedView): Promise<void> {
    const others = viewNames(saved.all(), owner).filter((name) => name !== view.name);
    const title = vscode.l10n.t("Rename View");
    const name = await askViewName({ title, prompt: view.query, value: view.name }, others);
    if (name === undefined || name === view.name) return;
    await saved.save(owner, { ...view, name });
    await saved.delete(owner, view.name);
    this.choose(keyOf({ owner, view: { ...view, name } }));
  }

  private all(): readonly OwnedView[] {
    return this.saved?.all() ?? [];
  }

  private current(): OwnedView | undefined {
    const key = this.memory.get<string>(currentKey);
    return key === undefined ? undefined : this.find(key);
  }

  private find(key: string): OwnedView | undefined {
    return this.all().find((each) => keyOf(each) === key);
  }
}

function keyOf({ owner, view }: OwnedView): string {
  return `${ownerKey(owner)}\n${view.name}`;
}

function itemOf(owned: OwnedView): SavedViewItem {
  const { owner, view } = owned;
  return { key: keyOf(owned), name: view.name, query: view.query, isShared: owner.kind === "team" };
}
