import * as vscode from "vscode";
import { report } from "../../host/commandEdge";
import { translate } from "../../host/translate";
import type {
  DashboardIntent,
  DashboardRequests,
  DashboardSnapshot,
} from "../../shared/dashboard/dashboardMessages";
import type { OpenFilter } from "../bundleSearch";
import { PageConnection } from "../pageConnection";
import type { TableWorkspaces } from "../table/tablePanel";
import { targetOf } from "../table/tableRow";
import { keptChoices } from "./keptChoices";
import { DashboardModel } from "./dashboardModel";
import { dashboardStrings } from "./dashboardStrings";

/** Changes that come thicker are shown together; figures that take long are not made all the time. */
const followMs = 400;
const restFactor = 5;
/** "The last 24 hours" moves on though nothing changes. */
const clockMs = 60_000;
const choicesKey = "executions.dashboard";

/** The open dashboard. */
export class DashboardPanel implements vscode.Disposable {
  private readonly connection: PageConnection<DashboardIntent, DashboardRequests, DashboardSnapshot>;
  private readonly model: DashboardModel;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private timer: NodeJS.Timeout | undefined;
  private loaded = false;
  private costMs = 0;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly workspaces: TableWorkspaces,
    private readonly memory: vscode.Memento,
    private readonly log: vscode.LogOutputChannel,
    open: OpenFilter,
  ) {
    const found = (): void => {
      this.update();
    };
    this.model = new DashboardModel(keptChoices(memory.get(choicesKey)), open, found, translate);
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.load();
      },
      intent: (intent) => {
        this.perform(intent);
      },
      requests: { complete: ({ text, caret }) => this.model.complete(text, caret, new Date()) },
    });
    const clock = setInterval(() => {
      this.update();
    }, clockMs);
    const update = (): void => {
      this.update();
    };
    this.subscriptions = [
      {
        dispose: () => {
          clearInterval(clock);
        },
      },
      workspaces.onDidChange(update),
      workspaces.onDidChangeFolders(update),
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.update();
        else this.loaded = false;
      }),
    ];
  }

  /** Brings the page to the front. @param query what it tells of then; left out: what it tells of now. */
  reveal(query?: string): void {
    this.panel.reveal();
    if (query !== undefined) this.perform({ type: "query", text: query });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.loaded = false;
    for (const subscription of this.subscriptions) subscription.dispose();
    this.model.dispose();
    this.connection.dispose();
  }

  private perform(intent: DashboardIntent): void {
    switch (intent.type) {
      case "open":
        this.execute("openTable", intent.query);
        return;
      case "export":
        this.export();
        return;
      case "diskUse":
        this.execute("showDiskUse");
        return;
      case "refresh":
        this.execute("refresh");
        this.load();
        return;
      case "query":
        this.choose({ query: intent.text });
        return;
      case "range":
        this.choose({ range: intent.range });
        return;
      case "by":
        this.choose({ by: intent.field });
        return;
      case "trend":
        this.choose({ trendOf: intent.of });
        return;
      case "tables":
        this.choose({ tables: intent.on });
    }
  }

  private export(): void {
    const targets = this.model.entries(new Date()).map(targetOf);
    if (targets.length > 0) this.execute("exportAs", targets[0], targets);
  }

  /** What came from the page is read as what was kept. */
  private choose(choices: object): void {
    this.model.choose(keptChoices({ ...this.model.choices, ...choices }), new Date());
    void this.memory.update(choicesKey, this.model.choices);
    this.show();
  }

  private execute(verb: string, ...args: unknown[]): void {
    vscode.commands.executeCommand(`executions.${verb}`, ...args).then(undefined, (error: unknown) => {
      report(error, `dashboard, ${verb}`, this.log);
    });
  }

  private update(): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        if (this.loaded && this.panel.visible) this.load();
      },
      Math.max(followMs, restFactor * this.costMs),
    );
  }

  private load(): void {
    const begun = performance.now();
    this.model.load(this.workspaces.all(), new Date());
    this.show();
    this.costMs = performance.now() - begun;
  }

  private show(): void {
    if (this.loaded) this.connection.show({ view: this.model.view(new Date()), strings: dashboardStrings() });
  }
}
