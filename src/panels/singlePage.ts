import * as vscode from "vscode";
import { pageHtml } from "./pageHtml";

/** What a page is known by: to VS Code, in `dist/webview`, and to the user. */
interface PageKind {
  readonly viewType: string;
  readonly name: string;
  readonly title: string;
}

/** An open page that is about one thing at a time: what a query asks for, one file. */
interface ShownPage<Subject> extends vscode.Disposable {
  /** Brings it to the front. @param subject what it shows then; left out: what it shows now. */
  reveal(subject?: Subject): void;
}

/** A page of which there is one at most; it comes back after a reload of the window. */
export class SinglePage<Page extends ShownPage<Subject>, Subject = string> implements vscode.Disposable {
  private page: Page | null = null;

  /** @param make begins the page in its panel. */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly kind: PageKind,
    private readonly make: (panel: vscode.WebviewPanel) => Page,
  ) {}

  /** Null while it is closed. */
  get current(): Page | null {
    return this.page;
  }

  /** Opens the page, or brings it to the front. @param subject what it shows; left out: what it showed before. */
  open(subject?: Subject): void {
    if (this.page === null) {
      const { viewType, title } = this.kind;
      const options = { enableFindWidget: false };
      this.adopt(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options));
    }
    this.page?.reveal(subject);
  }

  /** Brings the page back after a reload of the window. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.page === null) this.adopt(panel);
    else panel.dispose();
  }

  dispose(): void {
    this.page?.dispose();
    this.page = null;
  }

  private adopt(panel: vscode.WebviewPanel): void {
    const root = vscode.Uri.joinPath(this.extension, "dist", "webview");
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const page = this.make(panel);
    this.page = page;
    panel.webview.html = pageHtml(panel.webview, root, this.kind.name);
    panel.onDidDispose(() => {
      page.dispose();
      if (this.page === page) this.page = null;
    });
  }
}
