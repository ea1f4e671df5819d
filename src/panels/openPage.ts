import { join } from "node:path";
import * as vscode from "vscode";
import { archiveFile } from "../bundle/archive/archiveFile";
import { bundleFolder, type BundlePart } from "../bundle/archive/bundleFolder";
import { findTrashed } from "../bundle/trash/trash";
import { withCancellableProgress } from "../host/cancellableProgress";
import { report } from "../host/commandEdge";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { ExecutionStore } from "../store/executionStore";
import { deletedHtml, undoCommand } from "./deletedHtml";
import { pageHtml } from "./pageHtml";

/** Where a page reads its execution. */
export interface BundlePlace {
  /** Absolute. */
  readonly folder: string;
  /** The archive that the folder is a copy of; null where it is the bundle itself. */
  readonly archive: string | null;
}

/** A page of one execution while it is there. */
interface BundlePage<Part> {
  /** Something about the execution changed. */
  update(): void;
  /** Brings it to the front. @param part what it shows then; left out: what it shows now. */
  reveal(part?: Part): void;
  dispose(): void;
}

/** Pages that show executions in one way; each `Part` is something that a page may be asked to show. */
export interface PageKind<Part> {
  /** To VS Code. */
  readonly viewType: string;
  /** In `dist/webview`. */
  readonly name: string;
  /** Whether VS Code's own search within pages is of use. */
  readonly hasFindWidget: boolean;
  /** Whether it shows pictures: files of the extension, and what it draws itself. */
  readonly hasPictures: boolean;
  /** How much of an archived bundle it needs. */
  readonly needs: BundlePart;
  readonly log: vscode.LogOutputChannel;
  /** Of the tab. @param name of the execution. */
  readonly title: (name: string) => string;
  /** No page of this kind comes any more. */
  readonly end: () => void;
  readonly make: (
    panel: vscode.WebviewPanel,
    target: ExecutionTarget,
    store: ExecutionStore,
    place: BundlePlace,
    part: Part | null,
  ) => BundlePage<Part>;
}

/** What the page shows: the bundle in its folder, a copy of its archive, or that it is gone. */
type Shown = "folder" | "archive" | "gone";

/** One tab of an execution: it follows when the execution is archived, brought back, deleted, or when that is undone. */
export class OpenPage<Part> implements vscode.Disposable {
  private page: BundlePage<Part> | null = null;
  private shown: Shown;
  /** Ends what is unpacked for a page that is not wanted any more. */
  private unpacking: AbortController | null = null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly root: vscode.Uri,
    private readonly target: ExecutionTarget,
    private readonly store: ExecutionStore,
    part: Part | null,
    private readonly kind: PageKind<Part>,
  ) {
    this.shown = this.whatIsThere();
    this.bind(part);
  }

  /** Brings the page to the front. @param part what it shows then; left out: what it shows now. */
  reveal(part?: Part): void {
    if (this.page === null) this.panel.reveal();
    else this.page.reveal(part);
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
    this.unpacking?.abort(new vscode.CancellationError());
    this.page?.dispose();
    this.page = null;
  }

  private whatIsThere(): Shown {
    const execution = this.store.get(this.target.id);
    if (execution === undefined) return "gone";
    return execution.archived ? "archive" : "folder";
  }

  private bind(part: Part | null): void {
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
        this.show({ folder: join(this.store.layout.executions, this.target.id), archive: null }, part);
        return;
      case "archive":
        this.unpacking = new AbortController();
        this.showArchive(part, this.unpacking.signal);
    }
  }

  private showArchive(part: Part | null, left: AbortSignal): void {
    this.unpack(left)
      .then((place) => {
        // The tab may have been closed meanwhile, the execution brought back or deleted.
        if (!left.aborted) this.show(place, part);
      })
      .catch((error: unknown) => {
        if (left.aborted) return;
        report(error, "page of an archived execution", this.kind.log);
        // There is nothing to be shown.
        this.panel.dispose();
      });
  }

  private async unpack(left: AbortSignal): Promise<BundlePlace> {
    const { layout } = this.store;
    const { id } = this.target;
    const folder = await withCancellableProgress(
      vscode.l10n.t("Reading the archive"),
      async (cancelled, tell) => {
        const signal = AbortSignal.any([cancelled, left]);
        const onProgress = (done: number, total: number): void => {
          tell(total === 0 ? 1 : done / total, id);
        };
        return await bundleFolder(layout, { id, archived: true }, this.kind.needs, { signal, onProgress });
      },
    );
    return { folder, archive: archiveFile(layout, id) };
  }

  private show(place: BundlePlace, part: Part | null): void {
    const { panel, root, target, store, kind } = this;
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    this.page = kind.make(panel, target, store, place, part);
    panel.webview.html = pageHtml(panel.webview, root, kind.name, kind.hasPictures);
  }
}
