import { setTimeout as wait } from "node:timers/promises";
import type * as vscode from "vscode";
import { isRunning } from "../../core/lifecycle";
import type { EditHistory } from "../../host/editHistory";
import { report } from "../../host/commandEdge";
import { unreadableText } from "../../host/unreadable";
import type { WorkspaceChange, WorkspaceEntry } from "../../host/workspaces";
import { arrangementOf } from "../../shared/table/arrangementOf";
import type { TableIntent, TableRequests, TableSnapshot } from "../../shared/table/tableMessages";
import type { RequestHandlers } from "../../shared/messages";
import { PageConnection } from "../pageConnection";
import type { ExecutionTarget } from "../../shared/executionTarget";
import { TableActions } from "./tableActions";
import { keepLayout, keepQuery } from "./keptLayout";
import type { KeptTableModel } from "./keptTableModel";
import type { TableModel } from "./tableModel";
import { TableReading } from "./tableReading";
import { targetOf } from "./tableRow";
import { tableStrings } from "./tableStrings";
import { TableViews } from "./tableViews";
import type { SavedViews } from "../../host/savedViews";

/** Changes that come thicker are shown together. */
const followMs = 200;
/** What was said to the editor has left this process after so many ms. */
const pageLeavesMs = 20;
/** While something runs, those whose runner died must be found though nothing tells of it. */
const watchMs = 5000;
/** So many ms after something was shown it is prepared what queries ask for, in steps with so much between. */
const restMs = 500;
const stepMs = 30;
/** As many as a large screen shows: what the page begins with, before it tells how many can be seen. */
const topRows = 80;
/** What the page needs of the workspaces of this window. */
export interface TableWorkspaces {
  all(): readonly WorkspaceEntry[];
  readonly onDidChange: vscode.Event<WorkspaceChange>;
  readonly onDidChangeFolders: vscode.Event<void>;
}

/** The open Executions page. */
export class TablePanel implements vscode.Disposable {
  private readonly connection: PageConnection<TableIntent, TableRequests, TableSnapshot>;
  private readonly model: TableModel;
  private readonly views: TableViews;
  private readonly reading: TableReading;
  private readonly actions: TableActions;
  private readonly subscriptions: readonly { dispose(): unknown }[];
  private readonly strings = tableStrings();
  private timer: NodeJS.Timeout | undefined;
  private preparing: NodeJS.Timeout | undefined;
  private loaded = false;
  private rowsSeen = topRows;
  /** How the rows were arranged that the page was told last. */
  private arrangement: string | null = null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly workspaces: TableWorkspaces,
    private readonly memory: vscode.Memento,
    edits: EditHistory,
    private readonly log: vscode.LogOutputChannel,
    views: () => Promise<SavedViews>,
    private readonly models: KeptTableModel,
  ) {
    const show = (): void => {
      this.show();
    };
    this.model = models.take(show);
    this.views = new TableViews(views, this.model, memory, () => foldersOf(workspaces), show);
    this.reading = new TableReading(workspaces, show);
    this.actions = new TableActions(this.model, edits, this.views, this.reading, log);
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.arrangement = null;
        this.load();
        this.reading.follow();
        this.views.begin().catch((error: unknown) => {
          report(error, "executions page, saved views", this.log);
        });
      },
      intent: (intent) => {
        this.perform(intent);
      },
      requests: this.requests(),
    });
    for (const { store } of workspaces.all()) store.giveWay();
    // While the page begins, which takes longer; what it begins with leaves this process first.
    const begin = setTimeout(() => {
      if (!this.loaded) this.model.load(this.workspaces.all(), new Date());
    }, pageLeavesMs);
    const watch = setInterval(() => {
      this.watch();
    }, watchMs);
    this.subscriptions = [
      {
        dispose: () => {
          clearInterval(watch);
          clearTimeout(begin);
        },
      },
      workspaces.onDidChange(() => {
        this.update();
      }),
      workspaces.onDidChangeFolders(() => {
        this.reading.follow();
        this.update();
      }),
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.update();
        else this.loaded = false;
      }),
    ];
  }

  /** Brings the page to the front. @param query what it shows then; left out: what it shows now. */
  reveal(query?: string): void {
    this.panel.reveal();
    if (query !== undefined) this.perform({ type: "query", text: query });
  }

  query(): string {
    return this.model.queryText;
  }

  /** The columns that are shown, by their ids. */
  columns(): readonly string[] {
    return this.model.shownLayout().map(({ id }) => id);
  }

  selected(): readonly ExecutionTarget[] {
    return this.model.selected().map(targetOf);
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.preparing);
    this.loaded = false;
    for (const subscription of this.subscriptions) subscription.dispose();
    this.models.giveBack(this.model);
    this.views.dispose();
    this.reading.dispose();
    this.connection.dispose();
  }

  private requests(): RequestHandlers<TableRequests> {
    return {
      rows: (params) => this.model.window(params),
      chip: ({ field }) => this.model.chipChoices(field, new Date()),
      complete: async ({ text, caret }) => {
        // What the query that is typed finds leaves this process first.
        await wait(pageLeavesMs);
        return this.model.complete(text, caret, new Date());
      },
      columns: () => this.model.columnChoices(),
    };
  }

  private perform(intent: TableIntent): void {
    if (intent.type === "sight") {
      this.rowsSeen = intent.rows;
      return;
    }
    const effect = this.actions.perform(intent);
    if (effect !== "none") this.show();
    if (effect === "kept") {
      keepLayout(this.memory, this.model.layout);
      keepQuery(this.memory, this.model.queryText);
    }
  }

  private update(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.loaded && this.panel.visible) this.load();
    }, followMs);
  }

  private watch(): void {
    if (!this.loaded || !this.panel.visible || this.reading.view()?.isCancelled === true) return;
    for (const { store } of this.workspaces.all())
      if (store.list().some(({ state }) => isRunning(state))) store.rescan();
  }

  private load(): void {
    this.model.load(this.workspaces.all(), new Date());
    this.show();
  }

  private show(): void {
    if (!this.loaded) return;
    const view = {
      ...this.model.view(new Date()),
      saved: this.views.view(),
      reading: this.reading.view(),
      unreadable: unreadableText(this.workspaces.all()),
    };
    const arrangement = arrangementOf(view);
    const isOther = arrangement !== this.arrangement;
    this.arrangement = arrangement;
    const top = isOther ? this.model.window({ from: 0, count: this.rowsSeen, anchor: null }) : null;
    this.connection.show({ view, top, strings: this.strings });
    this.preparing ??= setTimeout(this.prepare, restMs);
  }

  /** Queries find prepared what they ask for: the first one of a kind need not wait for it. */
  private readonly prepare = (): void => {
    const isLeft = this.loaded && this.model.prepareNext();
    this.preparing = isLeft ? setTimeout(this.prepare, stepMs) : undefined;
  };
}

function foldersOf(workspaces: TableWorkspaces): string[] {
  return workspaces.all().map(({ layout }) => layout.workspace);
}
