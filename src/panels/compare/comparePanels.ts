import * as vscode from "vscode";
import { HumanError } from "../../core/humanError";
import { parseComparePageState } from "../../shared/compare/compareMessages";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { ExecutionStore, StoreChange } from "../../store/executionStore";
import { pageHtml } from "../pageHtml";
import { ComparedDocuments } from "./comparedDocuments";
import { ComparedSet } from "./comparedSet";
import { comparisonTitle } from "./comparisonTitle";
import { ComparePanel } from "./comparePanel";
import { requireOneFolder } from "./requireOneFolder";

const viewType = "executions.compare";

/** What the pages need of the workspaces of this window. */
interface CompareWorkspaces {
  storeOf(workspace: string): ExecutionStore | undefined;
  readonly onDidChange: vscode.Event<{ readonly workspace: string; readonly change: StoreChange }>;
}

/** The open comparisons; they come back after a reload of the window. */
export class ComparePanels implements vscode.Disposable {
  private readonly pages = new Set<ComparePanel>();
  private readonly documents = new ComparedDocuments();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: CompareWorkspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = workspaces.onDidChange(({ workspace, change }) => {
      for (const page of this.pages) if (page.workspace === workspace) page.follow(change.ids);
    });
  }

  /**
   * Opens a page on these executions, the first of which others are held against; one that is open on some of them takes
   * the others in.
   * @throws {HumanError} when they lie in several folders, or their folder is not open.
   */
  open(targets: readonly ExecutionTarget[]): void {
    const [first] = targets;
    if (first === undefined) return;
    requireOneFolder(targets.map(({ workspace }) => workspace));
    const ids = targets.map(({ id }) => id);
    const known = [...this.pages].find(
      (page) => page.workspace === first.workspace && extendsPage(page, ids),
    );
    if (known !== undefined) {
      known.add(ids);
      known.reveal();
      return;
    }
    const store = this.workspaces.storeOf(first.workspace);
    if (store === undefined)
      throw new HumanError(
        vscode.l10n.t(
          "The folder {0} is not open in this window. Open it to see its executions.",
          first.workspace,
        ),
        2,
      );
    const title = comparisonTitle(ids.length);
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, {});
    this.adopt(panel, store, new ComparedSet(ids, first.id));
  }

  /** Brings a page back after a reload of the window; one whose executions are gone is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const kept = parseComparePageState(state);
    const store = this.workspaces.storeOf(kept?.targets[0]?.workspace ?? "");
    const ids = (kept?.targets ?? []).map(({ id }) => id).filter((id) => store?.get(id) !== undefined);
    if (kept === null || store === undefined || ids.length < 2) panel.dispose();
    else this.adopt(panel, store, new ComparedSet(ids, kept.baseline));
  }

  dispose(): void {
    this.subscription.dispose();
    for (const page of this.pages) page.dispose();
    this.documents.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, store: ExecutionStore, set: ComparedSet): void {
    const root = vscode.Uri.joinPath(this.context.extensionUri, "dist", "webview");
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const page = new ComparePanel(panel, store, set, {
      memory: this.context.workspaceState,
      log: this.log,
      documents: this.documents,
      contentWorker: this.context.asAbsolutePath("dist/contentWorker.js"),
    });
    this.pages.add(page);
    panel.webview.html = pageHtml(panel.webview, root, "compare", true);
    panel.onDidDispose(() => {
      this.pages.delete(page);
      page.dispose();
    });
  }
}

/** Whether the executions are those of a page and perhaps more. */
function extendsPage({ compared }: ComparePanel, ids: readonly string[]): boolean {
  return compared.every((id, index) => ids[index] === id);
}
