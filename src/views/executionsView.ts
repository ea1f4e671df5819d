import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import { sweepTrash } from "../host/trashSweep";
import { unreadableText } from "../host/unreadable";
import type { WorkspaceChange, WorkspaceEntry } from "../host/workspaces";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { ExecutionsNode } from "./executionNodes";
import type { ExecutionsTree, QueryMatches } from "./executionsTree";
import type { QueryFilter } from "./queryFilter";
import { RunningCount } from "./runningCount";

const ageInterval = 60_000;
const runningInterval = 5_000;
const sweepDelay = 20_000;
const queryKey = "executions.filter.query";

/** What stands in for a query until it is read: rows that it does not let through are not shown for a moment. */
const nothingYet: QueryMatches = { matching: () => [], onDidFind: () => ({ dispose: () => undefined }) };

interface WorkspacesLike {
  all(): readonly WorkspaceEntry[];
  readonly onDidChange: vscode.Event<WorkspaceChange>;
}

/** The view around the tree of executions: badge, filter, and times that go on while one looks. */
export class ExecutionsView implements vscode.Disposable {
  readonly view: vscode.TreeView<ExecutionsNode>;
  private readonly subscriptions: vscode.Disposable;
  private timers: NodeJS.Timeout[] = [];
  private swept = false;
  private filter: QueryFilter | undefined;
  private queryText: string | null;
  private notice: string | undefined;
  private readonly running = new WeakMap<WorkspaceEntry["store"], RunningCount>();

  /** @param state where the query is kept from one window to the next. */
  constructor(
    private readonly tree: ExecutionsTree,
    private readonly workspaces: WorkspacesLike,
    dragAndDrop: vscode.TreeDragAndDropController<ExecutionsNode>,
    private readonly state: vscode.Memento,
    private readonly searchProgram: string,
  ) {
    this.queryText = state.get<string>(queryKey) ?? null;
    if (this.queryText !== null) tree.query = nothingYet;
    this.view = vscode.window.createTreeView("executions.executions", {
      treeDataProvider: tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: dragAndDrop,
    });
    this.subscriptions = vscode.Disposable.from(
      this.view,
      workspaces.onDidChange(({ workspace, change }) => {
        const entry = workspaces.all().find(({ layout }) => layout.workspace === workspace);
        if (entry !== undefined) this.running.get(entry.store)?.update(change.ids);
        this.showCount();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.wake();
        else {
          this.notice = undefined;
          this.sleep();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.showMessage();
      }),
    );
    if (this.queryText !== null) this.showFilters();
    if (this.view.visible) this.wake();
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  /** The query that the tree is filtered by; null while it is not. */
  get query(): string | null {
    return this.queryText;
  }

  /** Shows the executions that match a query, beside the other filter; all of them by null. It must be readable. */
  async showQuery(text: string | null): Promise<void> {
    this.queryText = text;
    await this.state.update(queryKey, text ?? undefined);
    await this.openQuery();
  }

  /** Shows failed and running executions alone, or all of them. */
  showFailedAndRunning(alone: boolean): void {
    this.tree.filter = alone ? "failedAndRunning" : "all";
    this.showFilters();
  }

  /** All executions that the filters let through; null while that is not known of some. */
  shown(): readonly ExecutionTarget[] | null {
    const isKnown = this.queryText === null || (this.filter !== undefined && this.filter.openCount === 0);
    return isKnown ? this.tree.shown() : null;
  }

  /** Tells something over the rows until one looks away. */
  showNotice(text: string): void {
    this.notice = text;
    this.showMessage();
  }

  dispose(): void {
    this.sleep();
    this.filter?.dispose();
    this.subscriptions.dispose();
  }

  /** What reads queries is loaded with the first one. */
  private async openQuery(): Promise<void> {
    const text = this.queryText;
    const { openQueryFilter } = await import("./openQueryFilter");
    if (text !== this.queryText) return;
    this.filter?.dispose();
    const layoutOf = (workspace: string): WorkspaceLayout | undefined =>
      this.workspaces.all().find(({ layout }) => layout.workspace === workspace)?.layout;
    const filter = text === null ? null : openQueryFilter(text, this.searchProgram, layoutOf);
    if (filter === null) this.queryText = null;
    this.filter = filter ?? undefined;
    this.tree.query = filter;
    filter?.onDidFind(() => {
      this.showMessage();
    });
    this.showFilters();
  }

  private showFilters(): void {
    const isFailedAndRunning = this.tree.filter !== "all";
    this.view.description = [
      ...(this.queryText === null ? [] : [this.queryText]),
      ...(isFailedAndRunning ? [vscode.l10n.t("failed, running")] : []),
    ].join(" · ");
    this.showMessage();
    const keys = {
      filtered: isFailedAndRunning || this.queryText !== null,
      failedAndRunning: isFailedAndRunning,
      queried: this.queryText !== null,
    };
    for (const [key, value] of Object.entries(keys))
      void vscode.commands.executeCommand("setContext", `executions.${key}`, value);
  }

  /** Bundles may have been copied in, or owners have died, while nobody looked. */
  private wake(): void {
    this.sleep();
    for (const { store } of this.workspaces.all()) store.giveWay();
    if (this.queryText !== null && this.filter === undefined) void this.openQuery();
    this.timers = [
      setInterval(() => {
        this.tree.drawAges();
      }, ageInterval),
      setInterval(() => {
        if (this.tree.drawUnfinished() > 0) this.rescan();
      }, runningInterval),
      // The view asks for its rows first; they are read once for both.
      setTimeout(() => {
        this.rescan();
        this.showCount();
      }),
      setTimeout(() => {
        this.sweep();
      }, sweepDelay),
    ];
  }

  /** Once for each window, when nobody waits for anything. */
  private sweep(): void {
    if (this.swept) return;
    this.swept = true;
    for (const { layout } of this.workspaces.all()) void sweepTrash(layout);
  }

  private sleep(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private rescan(): void {
    for (const { store } of this.workspaces.all()) store.rescan();
  }

  private showCount(): void {
    const running = this.workspaces.all().reduce((sum, { store }) => sum + this.runningIn(store).count, 0);
    this.view.badge =
      running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
    this.showMessage();
  }

  private runningIn(store: WorkspaceEntry["store"]): RunningCount {
    const known = this.running.get(store) ?? new RunningCount(store);
    this.running.set(store, known);
    return known;
  }

  /** What the rows do not say; where there are none, the welcome text says it. */
  private showMessage(): void {
    // Deleting it would delete its setter: no later one would show.
    this.view.message = this.unreadable() ?? this.messageText() ?? this.notice ?? "";
  }

  private unreadable(): string | undefined {
    const text = unreadableText(this.workspaces.all());
    return text === null ? undefined : `${text} ${vscode.l10n.t("Refresh tries again.")}`;
  }

  private messageText(): string | undefined {
    const isFiltered = this.tree.filter !== "all" || this.queryText !== null;
    if (!isFiltered && vscode.workspace.isTrusted) return undefined;
    const isEmpty = this.tree.getChildren().length === 0;
    if (isFiltered) return this.filterMessage(isEmpty);
    return isEmpty
      ? undefined
      : vscode.l10n.t("This folder is not trusted: executions can be read, nothing can be run.");
  }

  private filterMessage(isEmpty: boolean): string | undefined {
    const open = this.filter?.openCount ?? 0;
    if (open > 0) return vscode.l10n.t("Still looking into {0} executions.", open);
    if (!isEmpty || (this.queryText !== null && this.filter === undefined)) return undefined;
    return this.queryText === null
      ? vscode.l10n.t("No execution has failed, and none is running.")
      : vscode.l10n.t("No execution matches. Show All Executions clears the filter.");
  }
}
