import { join } from "node:path";
import * as vscode from "vscode";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { WorkspaceChange, WorkspaceEntry } from "../../host/workspaces";
import type { ExecutionTarget } from "../../shared/executionTarget";
import { firstChoices, parseMetricsState } from "../../shared/metrics/pageState";
import type { MetricsLook } from "../../shared/metrics/metricsView";
import { pageHtml } from "../pageHtml";
import { MetricsPanel, type MetricsPanelServices } from "./metricsPanel";
import { MetricsSource } from "./metricsSource";

/** What the pages need of the workspaces of this window. */
export interface MetricsWorkspaces {
  all(): readonly WorkspaceEntry[];
  at(workspace: string): WorkspaceEntry | undefined;
  readonly onDidChange: vscode.Event<WorkspaceChange>;
}

const viewType = "executions.metrics";

/** The open metrics pages: one for each set of executions; they come back after a reload of the window. */
export class MetricsPanels implements vscode.Disposable {
  private readonly pages = new Set<MetricsPanel>();
  private readonly subscription: vscode.Disposable;

  /** @param pick asks for one more execution; undefined when the user picked none. */
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: MetricsWorkspaces,
    private readonly log: vscode.LogOutputChannel,
    private readonly pick: MetricsPanelServices["pick"],
  ) {
    this.subscription = workspaces.onDidChange(() => {
      for (const page of this.pages) page.update();
    });
  }

  /** Opens the page of these executions, or brings it to the front. */
  open(targets: readonly ExecutionTarget[]): void {
    const known = [...this.pages].find((page) => setOf(page.targets) === setOf(targets));
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewType, "", vscode.ViewColumn.Active, {
      enableFindWidget: true,
    });
    this.adopt(panel, targets, firstChoices.look);
  }

  /** Brings a page back after a reload of the window, without executions that are gone. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const kept = parseMetricsState(state);
    const targets = (kept?.targets ?? []).filter(
      ({ workspace, id }) => this.workspaces.at(workspace)?.store.get(id) !== undefined,
    );
    if (kept === null || targets.length === 0) panel.dispose();
    else this.adopt(panel, targets, kept.choices.look);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const page of this.pages) page.dispose();
    this.pages.clear();
  }

  private adopt(panel: vscode.WebviewPanel, targets: readonly ExecutionTarget[], look: MetricsLook): void {
    const root = vscode.Uri.joinPath(this.context.extensionUri, "dist", "webview");
    const folders = this.workspaces.all().flatMap(({ layout }) => foldersOf(layout));
    panel.webview.options = { enableScripts: true, localResourceRoots: [root, ...folders] };
    const page = new MetricsPanel(panel, targets, look, {
      log: this.log,
      sourceOf: (target) => this.sourceOf(target, panel),
      pick: this.pick,
    });
    this.pages.add(page);
    panel.webview.html = pageHtml(panel.webview, root, "metrics", true);
    panel.onDidDispose(() => {
      this.pages.delete(page);
      page.dispose();
    });
  }

  private sourceOf(target: ExecutionTarget, { webview }: vscode.WebviewPanel): MetricsSource | null {
    const store = this.workspaces.at(target.workspace)?.store;
    if (store?.get(target.id) === undefined) return null;
    const addressOf = (path: string): string => webview.asWebviewUri(vscode.Uri.file(path)).toString();
    return new MetricsSource(target, store, addressOf);
  }
}

/** Where pictures of executions lie: in their bundles, and in copies of archives. */
function foldersOf({ executions, cache }: WorkspaceLayout): readonly vscode.Uri[] {
  return [executions, join(cache, "archived")].map((folder) => vscode.Uri.file(folder));
}

function setOf(targets: readonly ExecutionTarget[]): string {
  return targets
    .map(({ workspace, id }) => JSON.stringify([workspace, id]))
    .sort()
    .join();
}
