import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { shortenId } from "../core/format/shortId";
import type { ExecutionStore, StoreChange } from "../store/executionStore";
import { isExecutionTarget, type ExecutionTarget } from "../shared/executionTarget";
import { OpenPage, type PageKind } from "./openPage";

/** What the pages need of the workspaces of this window. */
export interface PageWorkspaces {
  storeOf(workspace: string): ExecutionStore | undefined;
  readonly onDidChange: vscode.Event<{ readonly workspace: string; readonly change: StoreChange }>;
  /** The execution whose page is in front: commands from the palette mean it. */
  pageInFront: ExecutionTarget | null;
}

/** The open pages of one kind: one for each execution; they come back after a reload of the window. */
export class ExecutionPages<Part> implements vscode.Disposable {
  private readonly pages = new Map</* workspace and id */ string, OpenPage<Part>>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly workspaces: PageWorkspaces,
    private readonly kind: PageKind<Part>,
  ) {
    this.subscription = workspaces.onDidChange(({ workspace, change }) => {
      for (const id of change.ids) this.pages.get(keyOf({ workspace, id }))?.follow();
    });
  }

  /**
   * Opens the page of an execution, or brings it to the front.
   * @param part what it shows; where it is left out, what it showed before.
   * @throws {HumanError} when its folder is not open, or there is no such execution.
   */
  open(target: ExecutionTarget, part?: Part): void {
    const known = this.pages.get(keyOf(target));
    if (known !== undefined) {
      known.reveal(part);
      return;
    }
    const store = this.requireStore(target);
    const { viewType, title, hasFindWidget } = this.kind;
    const name = title(store.get(target.id)?.name ?? shortenId(target.id));
    const panel = vscode.window.createWebviewPanel(viewType, name, vscode.ViewColumn.Active, {
      enableFindWidget: hasFindWidget,
    });
    this.adopt(panel, target, store, part ?? null);
  }

  /** Brings a page back after a reload of the window; one of an execution that is gone for good is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const target = keptTarget(state);
    const store = target === undefined ? undefined : this.workspaces.storeOf(target.workspace);
    if (target === undefined || store?.get(target.id) === undefined) panel.dispose();
    else this.adopt(panel, target, store, null);
  }

  private leaveFront(target: ExecutionTarget): void {
    const { pageInFront } = this.workspaces;
    if (pageInFront !== null && keyOf(pageInFront) === keyOf(target)) this.workspaces.pageInFront = null;
  }

  dispose(): void {
    this.subscription.dispose();
    for (const page of [...this.pages.values()]) page.dispose();
    this.kind.end();
  }

  private adopt(
    panel: vscode.WebviewPanel,
    target: ExecutionTarget,
    store: ExecutionStore,
    part: Part | null,
  ): void {
    const root = vscode.Uri.joinPath(this.context.extensionUri, "dist", "webview");
    const page = new OpenPage(panel, root, target, store, part, this.kind);
    this.pages.set(keyOf(target), page);
    const noteFront = (): void => {
      if (panel.active) this.workspaces.pageInFront = target;
      else this.leaveFront(target);
    };
    noteFront();
    panel.onDidChangeViewState(noteFront);
    panel.onDidDispose(() => {
      this.leaveFront(target);
      this.pages.delete(keyOf(target));
      page.dispose();
    });
  }

  private requireStore(target: ExecutionTarget): ExecutionStore {
    const store = this.workspaces.storeOf(target.workspace);
    if (store === undefined)
      throw new HumanError(
        vscode.l10n.t(
          "The folder {0} is not open in this window. Open it to see its executions.",
          target.workspace,
        ),
        2,
      );
    if (store.get(target.id) === undefined)
      throw new HumanError(
        vscode.l10n.t("There is no execution {0} in {1}.", target.id, target.workspace),
        2,
      );
    return store;
  }
}

function keyOf({ workspace, id }: ExecutionTarget): string {
  return JSON.stringify([workspace, id]);
}

/** The execution that a page kept in its state. */
function keptTarget(state: unknown): ExecutionTarget | undefined {
  if (typeof state !== "object" || state === null || !("target" in state)) return undefined;
  return isExecutionTarget(state.target) ? state.target : undefined;
}
