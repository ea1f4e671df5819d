import * as vscode from "vscode";
import type { SavedView } from "../core/savedView";
import { deleteTeamView, readTeamViews, saveTeamView, teamViewsFile } from "../store/teamViews";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** Whose a view is: the user's own in this workspace, or the team's in one of its folders (absolute path). */
export type ViewOwner = { readonly kind: "user" } | { readonly kind: "team"; readonly workspace: string };

export interface OwnedView {
  readonly owner: ViewOwner;
  readonly view: SavedView;
}

const key = "executions.views";

/** The saved views of the user and of the team, live: the team's follow `.executions/views.json` of each folder. */
export class SavedViews implements vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly watchers = new Map</* workspace */ string, vscode.Disposable>();
  private readonly told = new Set<string>();

  /** Some view came, changed or went. */
  readonly onDidChange: vscode.Event<void> = this.changes.event;

  constructor(
    private readonly state: vscode.Memento,
    private readonly workspaces: Workspaces,
  ) {}

  /** The user's own first, each group by name. */
  all(): readonly OwnedView[] {
    const own = this.own().map((view): OwnedView => ({ owner: { kind: "user" }, view }));
    const shared = this.workspaces.all().flatMap((entry) => this.teamViews(entry));
    const byName = (one: OwnedView, other: OwnedView): number => one.view.name.localeCompare(other.view.name);
    return [...own.sort(byName), ...shared.sort(byName)];
  }

  /** Keeps a view; one of its name and owner is replaced. @throws {HumanError} when the team's file cannot be changed. */
  async save(owner: ViewOwner, view: SavedView): Promise<void> {
    if (owner.kind === "team") this.changeTeam(owner.workspace, (entry) => saveTeamView(entry.layout, view));
    else await this.keep([...this.own().filter(({ name }) => name !== view.name), view]);
  }

  /** Forgets a view. @throws {HumanError} when the team's file cannot be changed. */
  async delete(owner: ViewOwner, name: string): Promise<void> {
    if (owner.kind === "team")
      this.changeTeam(owner.workspace, (entry) => deleteTeamView(entry.layout, name));
    else await this.keep(this.own().filter((view) => view.name !== name));
  }

  dispose(): void {
    for (const watcher of this.watchers.values()) watcher.dispose();
    this.changes.dispose();
  }

  private own(): readonly SavedView[] {
    return this.state.get<readonly SavedView[]>(key) ?? [];
  }

  private async keep(views: readonly SavedView[]): Promise<void> {
    await this.state.update(key, views);
    this.changes.fire();
  }

  private changeTeam(workspace: string, change: (entry: WorkspaceEntry) => void): void {
    const entry = this.workspaces.at(workspace);
    if (entry === undefined) return;
    change(entry);
    this.changes.fire();
  }

  private teamViews(entry: WorkspaceEntry): OwnedView[] {
    const { layout } = entry;
    this.watch(entry);
    const { views, problems } = readTeamViews(layout);
    this.tell(teamViewsFile(layout), problems);
    return views.map((view) => ({ owner: { kind: "team", workspace: layout.workspace }, view }));
  }

  /** Once for each damage: the file is read each time that one asks. */
  private tell(path: string, problems: readonly string[]): void {
    const damage = [path, ...problems].join("\n");
    if (problems.length === 0 || this.told.has(damage)) return;
    this.told.add(damage);
    const open = vscode.l10n.t("Open File");
    const text = vscode.l10n.t("Not all views of {0} could be read: {1}.", path, problems.join("; "));
    void vscode.window.showWarningMessage(text, open).then((choice) => {
      if (choice === open) void vscode.window.showTextDocument(vscode.Uri.file(path));
    });
  }

  /** From the first time that one asks for the views. */
  private watch({ folder, layout: { workspace } }: WorkspaceEntry): void {
    if (this.watchers.has(workspace)) return;
    const pattern = new vscode.RelativePattern(folder, ".executions/views.json");
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (): void => {
      this.changes.fire();
    };
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
    this.watchers.set(workspace, watcher);
  }
}
