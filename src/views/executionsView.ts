import * as vscode from "vscode";
import { isRunning } from "../core/lifecycle";
import { sweepTrash } from "../host/trashSweep";
import type { WorkspaceChange, WorkspaceEntry } from "../host/workspaces";
import type { ExecutionsNode } from "./executionNodes";
import type { ExecutionsTree } from "./executionsTree";

const relativeTimeInterval = 60_000;
const runningInterval = 5_000;
const sweepDelay = 20_000;

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

  constructor(
    private readonly tree: ExecutionsTree,
    private readonly workspaces: WorkspacesLike,
    dragAndDrop: vscode.TreeDragAndDropController<ExecutionsNode>,
  ) {
    this.view = vscode.window.createTreeView("executions.executions", {
      treeDataProvider: tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: dragAndDrop,
    });
    this.subscriptions = vscode.Disposable.from(
      this.view,
      workspaces.onDidChange(() => {
        this.showCount();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.wake();
        else this.sleep();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.showMessage();
      }),
    );
    if (this.view.visible) this.wake();
  }

  /** Shows failed and running executions alone, or all of them. */
  showFiltered(filtered: boolean): void {
    this.tree.filter = filtered ? "failedAndRunning" : "all";
    this.view.description = filtered ? vscode.l10n.t("failed, running") : "";
    this.showMessage();
    void vscode.commands.executeCommand("setContext", "executions.filtered", filtered);
  }

  dispose(): void {
    this.sleep();
    this.subscriptions.dispose();
  }

  /** Bundles may have been copied in, or owners have died, while nobody looked. */
  private wake(): void {
    this.sleep();
    this.timers = [
      setInterval(() => {
        this.tree.drawAll();
      }, relativeTimeInterval),
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
    const running = this.workspaces
      .all()
      .flatMap(({ store }) => store.list())
      .filter(({ state }) => isRunning(state)).length;
    this.view.badge =
      running === 0 ? undefined : { value: running, tooltip: vscode.l10n.t("{0} running", running) };
    this.showMessage();
  }

  /** What the rows do not say; where there are none, the welcome text says it. */
  private showMessage(): void {
    const message = this.messageText();
    if (message === undefined) delete this.view.message;
    else this.view.message = message;
  }

  private messageText(): string | undefined {
    if (this.tree.filter === "all" && vscode.workspace.isTrusted) return undefined;
    const isEmpty = this.tree.getChildren().length === 0;
    if (this.tree.filter !== "all")
      return isEmpty ? vscode.l10n.t("No execution has failed, and none is running.") : undefined;
    return isEmpty
      ? undefined
      : vscode.l10n.t("This folder is not trusted: executions can be read, nothing can be run.");
  }
}
