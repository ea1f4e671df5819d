import * as vscode from "vscode";
import type { Comparison } from "../../core/compare/comparison";
import { HumanError, messageOf } from "../../core/humanError";
import type { SortKey } from "../../core/table/sortRows";
import { report } from "../../host/commandEdge";
import { translate } from "../../host/translate";
import type { CompareIntent, CompareRequests, CompareShown } from "../../shared/compare/compareMessages";
import type { MetricStatistic } from "../../shared/compare/compareView";
import type { MetricsLook } from "../../shared/metrics/metricsView";
import { firstChoices } from "../../shared/metrics/pageState";
import type { ExecutionStore } from "../../store/executionStore";
import { readComparison, type ReadExecution } from "../../store/readComparison";
import { PageConnection } from "../pageConnection";
import { buildCompareView } from "./buildCompareView";
import type { ComparedDocuments } from "./comparedDocuments";
import { ComparedCurves } from "./comparedCurves";
import { ComparedCodeReader } from "./comparedCodeReader";
import type { ComparedSet } from "./comparedSet";
import { runCommandOf } from "./compareCommands";
import { comparisonTitle } from "./comparisonTitle";
import { compareStrings } from "./compareStrings";
import { ContentReader } from "./contentReader";
import { pressedSort, sortOfStatistic } from "./executionOrder";
import { ExecutionReader, type Unreadable } from "./executionReader";
import { PacedAct } from "./pacedAct";
import { SentView } from "./sentView";

const onlyDifferencesKey = "executions.compare.onlyDifferences";
/** What changes while executions run is read this long after it, at most so often. */
const followMs = 700;

export interface ComparePanelServices {
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly documents: ComparedDocuments;
  /** The built `contentWorker.js`, absolute. */
  readonly contentWorker: string;
}

/** What changes the view alone, not what is compared. */
type ViewIntent = Extract<CompareIntent, { type: "look" | "sort" | "statistic" }>;

/** One open comparison. */
export class ComparePanel implements vscode.Disposable {
  private readonly connection: PageConnection<CompareIntent, CompareRequests, CompareShown>;
  private readonly sent = new SentView();
  private readonly subscription: vscode.Disposable;
  private readonly reader: ExecutionReader;
  private readonly code: ComparedCodeReader;
  private readonly contents: ContentReader;
  private readonly following: PacedAct;
  private readonly curves: ComparedCurves;
  private comparison: Comparison | null = null;
  private leftOut: readonly Unreadable[] = [];
  private statistic: MetricStatistic = "last";
  private sort: SortKey | null = null;
  private look: MetricsLook = firstChoices.look;
  private loaded = false;
  /** What is read while the page comes up; null: it asks anew. */
  private early: Promise<void> | null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly store: ExecutionStore,
    private readonly set: ComparedSet,
    private readonly services: ComparePanelServices,
  ) {
    const { layout } = store;
    this.reader = new ExecutionReader(layout);
    this.code = new ComparedCodeReader(layout.workspace, services.documents);
    this.contents = new ContentReader(services.contentWorker, layout, services.documents);
    this.curves = new ComparedCurves(layout.workspace);
    this.following = new PacedAct(followMs, () => this.tried("following", () => this.read()));
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.contents.dropAll();
        this.loaded = true;
        this.sent.forget();
        this.show();
        const { early } = this;
        this.early = null;
        this.begin("reading", () => early ?? this.read());
      },
      intent: (intent) => {
        if (intent.type === "look" || intent.type === "sort" || intent.type === "statistic")
          this.choose(intent);
        else this.begin(intent.type, () => this.perform(intent));
      },
      requests: {
        content: (params) => this.contents.content(params),
        log: (params) => this.contents.log(params),
        progress: ({ ticket }) => this.contents.percentOf(ticket),
      },
    });
    this.early = this.read();
    // What goes wrong is told once the page can show it.
    this.early.catch(() => undefined);
    // A page that is hidden is thrown away, and asks anew when it comes back.
    this.subscription = panel.onDidChangeViewState(() => {
      if (panel.visible) return;
      this.loaded = false;
      this.contents.dropAll();
    });
  }

  /** What is compared, in its order, the baseline first. */
  get compared(): readonly string[] {
    return this.set.inOrder;
  }

  get workspace(): string {
    return this.store.layout.workspace;
  }

  /** More executions stand beside the others. */
  add(ids: readonly string[]): void {
    this.set.add(ids);
    this.begin("adding", () => this.read());
  }

  /** Executions changed: what is shown of them follows; the last two stay when they are deleted. */
  follow(ids: readonly string[]): void {
    const { compared } = this;
    const isMeant = ids.length === 0 || ids.some((id) => compared.includes(id));
    const present = compared.filter((id) => this.store.get(id) !== undefined);
    if (this.loaded && isMeant && present.length > 1) this.following.ask();
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.loaded = false;
    this.following.dispose();
    this.contents.dropAll();
    this.subscription.dispose();
    this.connection.dispose();
  }

  private begin(what: string, act: () => Promise<void>): void {
    void this.tried(what, act);
  }

  /** Never throws: what goes wrong is told to the user. */
  private async tried(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (this.comparison === null) this.connection.show({ notice: messageOf(error), isProblem: true });
      report(error, `comparison, ${what}`, this.services.log);
    }
  }

  /** What is shown of what was read. */
  private choose(intent: ViewIntent): void {
    switch (intent.type) {
      case "look":
        this.look = { ...this.look, ...intent.look };
        break;
      case "sort":
        this.sort = pressedSort(this.comparison?.rows ?? [], this.sort, intent.field);
        break;
      case "statistic":
        this.statistic = intent.of;
        this.sort = sortOfStatistic(this.sort, intent.of);
    }
    this.show();
  }

  private async perform(intent: Exclude<CompareIntent, ViewIntent>): Promise<void> {
    switch (intent.type) {
      case "baseline":
        this.set.holdAgainst(intent.id);
        await this.read();
        return;
      case "drop":
        this.contents.drop(intent.ticket);
        return;
      case "remove":
        await this.remove(intent.id);
        return;
      case "onlyDifferences":
        await this.services.memory.update(onlyDifferencesKey, intent.on);
        return;
      case "openDiff":
      case "openContentDiff":
      case "openLog":
        await this.openBeside(intent);
        return;
      default:
        await runCommandOf(intent, this.workspace, this.set);
    }
  }

  private async openBeside(
    intent: Extract<CompareIntent, { type: "openDiff" | "openContentDiff" | "openLog" }>,
  ): Promise<void> {
    const { id } = intent;
    switch (intent.type) {
      case "openDiff":
        await this.code.open(intent.path, this.set.baseline, id);
        return;
      case "openContentDiff":
        await this.contents.openDiff(intent.row, id);
        return;
      case "openLog": {
        const { place } = intent;
        await vscode.commands.executeCommand("executions.showLogs", { workspace: this.workspace, id, place });
      }
    }
  }

  private async remove(removed: string): Promise<void> {
    if (this.set.size <= 2) throw new HumanError(vscode.l10n.t("Two executions at least are compared."), 2);
    this.set.remove(removed);
    await this.read();
  }

  private async read(): Promise<void> {
    const { layout } = this.store;
    const present = this.set.read((id) => this.store.get(id) !== undefined);
    const known = await this.reader.readEach(present.ids.flatMap((id) => this.store.get(id) ?? []));
    if (!present.isLatest()) return;
    this.leaveOut(known.unreadable);
    const { ids, baseline, isLatest } = this.set.read((id) => known.read.has(id));
    const executions = ids.flatMap((id) => known.read.get(id)?.execution.summary ?? []);
    let read: readonly ReadExecution[] = [];
    const comparison = await readComparison({
      layout,
      executions,
      baseline,
      readOne: ({ id }) => known.read.get(id),
      askCode: async (found, reference) => {
        read = found;
        return await this.code.differences(found, reference);
      },
      t: translate,
    });
    if (!isLatest()) return;
    this.comparison = comparison;
    this.panel.title = comparisonTitle(ids.length);
    this.contents.show(comparison);
    this.code.begin(read, baseline);
    this.curves.begin(read);
    this.show();
    await this.curves.read();
    if (!isLatest()) return;
    this.show();
    if (this.code.found !== null) return;
    await this.code.read(baseline);
    this.show();
  }

  /** @throws {HumanError} when fewer than two are left. */
  private leaveOut(unreadable: readonly Unreadable[]): void {
    if (unreadable.length > 0 && this.set.size - unreadable.length < 2)
      throw new HumanError(unreadable.map(({ id, reason }) => `${id}: ${reason}`).join("\n"), 2);
    const before = this.leftOut.filter(({ id }) => !this.set.listed.includes(id));
    this.leftOut = [...before, ...unreadable];
  }

  private show(): void {
    if (!this.loaded) return;
    if (this.comparison === null) {
      this.connection.show({ notice: vscode.l10n.t("Reading the executions…"), isProblem: false });
      return;
    }
    const view = buildCompareView(
      this.comparison,
      {
        workspace: this.workspace,
        onlyDifferences: this.services.memory.get(onlyDifferencesKey) !== false,
        statistic: this.statistic,
        sort: this.sort,
        code: this.code.found,
        curves: this.curves.view(this.look),
        leftOut: this.leftOut,
      },
      translate,
    );
    this.connection.show(this.sent.next({ view, strings: compareStrings() }));
  }
}
