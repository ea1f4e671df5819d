import { join } from "node:path";
import * as vscode from "vscode";
import { archiveFile } from "../bundle/archive/archiveFile";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { findTrashed } from "../bundle/trash/trash";
import { withCancellableProgress } from "../host/cancellableProgress";
import { report } from "../host/commandEdge";
import type { DetailsTab } from "../shared/details/pageState";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { ExecutionStore } from "../store/executionStore";
import { DetailsPanel, type BundlePlace, type DetailsPanelServices } from "./detailsPanel";
import { deletedHtml, undoCommand } from "./deletedHtml";
import { pageHtml } from "./pageHtml";

/** What the page shows: the bundle in its folder, a copy of its archive, or that it is gone. */
type Shown = "folder" | "archive" | "gone";

/** One tab of an execution: it follows when the execution is archived, brought back, deleted, or when that is undone. */
export class OpenPage implements vscode.Disposable {
  private page: DetailsPanel | null = null;
  private shown: Shown;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly root: vscode.Uri,
    private readonly target: ExecutionTarget,
    private readonly store: ExecutionStore,
    tab: DetailsTab | null,
    private readonly services: DetailsPanelServices,
  ) {
    this.shown = this.whatIsThere();
    this.bind(tab);
  }

  /** Brings the page to the front. @param tab what it shows then; left out: what it shows now. */
  reveal(tab?: DetailsTab): void {
    if (this.page === null) this.panel.reveal();
    else this.page.reveal(tab);
  }

  /** Something about the execution changed. */
  follow(): void {
    const shown = this.whatIsThere();
    if (shown === this.shown) {
      this.page?.update();
      return;
    }
    this.shown = shown;
    this.bind(null);
  }

  dispose(): void {
    this.page?.dispose();
    this.page = null;
  }

  private whatIsThere(): Shown {
    const execution = this.store.get(this.target.id);
    if (execution === undefined) return "gone";
    return execution.archived ? "archive" : "folder";
  }

  private bind(tab: DetailsTab | null): void {
    this.dispose();
    switch (this.shown) {
      case "gone":
        this.panel.webview.options = { enableScripts: false, enableCommandUris: [undoCommand] };
        this.panel.webview.html = deletedHtml(
          this.target,
          findTrashed(this.store.layout, this.target.id) !== null,
        );
        return;
      case "folder":
        this.show({ folder: join(this.store.layout.executions, this.target.id), archive: null }, tab);
        return;
      case "archive":
        this.showArchive(tab).catch((error: unknown) => {
          report(error, "details page of an archived execution", this.services.log);
        });
    }
  }

  private async showArchive(tab: DetailsTab | null): Promise<void> {
    const { layout } = this.store;
    const { id } = this.target;
    const folder = await withCancellableProgress(
      vscode.l10n.t("Reading the archive"),
      async (signal, tell) => {
        const onProgress = (done: number, total: number): void => {
          tell(total === 0 ? 1 : done / total, id);
        };
        return await bundleFolder(layout, { id, archived: true }, "all", { signal, onProgress });
      },
    );
    // It may have been brought back or deleted meanwhile.
    if (this.shown === "archive") this.show({ folder, archive: archiveFile(layout, id) }, tab);
  }

  private show(place: BundlePlace, tab: DetailsTab | null): void {
    const { panel, root, target, store, services } = this;
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    this.page = new DetailsPanel(panel, target, store, place, tab, services);
    panel.webview.html = pageHtml(panel.webview, root, "details", true);
  }
}
