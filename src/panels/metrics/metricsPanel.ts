import * as vscode from "vscode";
import { translate } from "../../host/translate";
import { report } from "../../host/commandEdge";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { MetricsIntent, MetricsRequests, MetricsSnapshot } from "../../shared/metrics/metricsMessages";
import type { MetricsLook } from "../../shared/metrics/metricsView";
import { BundleFiles } from "../bundleFiles";
import { openBundleFile } from "../openBundleFile";
import { PageConnection } from "../pageConnection";
import { buildMetricsView, type MetricsFacts } from "./buildMetricsView";
import { MetricsActions } from "./metricsActions";
import type { MetricsSource } from "./metricsSource";
import { metricsStrings } from "./metricsStrings";

/** While one of the executions runs and the page is seen, its events are looked at this often. */
const followMs = 500;

/** What a page needs of those that opened it. */
export interface MetricsPanelServices {
  readonly log: vscode.LogOutputChannel;
  sourceOf(target: ExecutionTarget, panel: vscode.WebviewPanel): MetricsSource | null;
  /** Asks for one more execution; undefined when the user picked none. */
  pick(): Promise<ExecutionTarget | undefined>;
}

/** One open metrics page. */
export class MetricsPanel implements vscode.Disposable {
  private readonly connection: PageConnection<MetricsIntent, MetricsRequests, MetricsSnapshot>;
  private readonly actions: MetricsActions;
  private readonly subscription: vscode.Disposable;
  private sources: readonly MetricsSource[];
  private timer: NodeJS.Timeout | undefined;
  private isLoading = true;
  private loaded = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    targets: readonly ExecutionTarget[],
    private look: MetricsLook,
    private readonly services: MetricsPanelServices,
  ) {
    this.sources = targets.flatMap((target) => services.sourceOf(target, panel) ?? []);
    this.actions = new MetricsActions(() => this.facts());
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.show();
        this.update();
      },
      intent: (intent) => {
        this.perform(intent);
      },
      requests: { readFile: ({ target, path }) => this.textOf(target, path) },
    });
    this.subscription = panel.onDidChangeViewState(() => {
      if (panel.visible) this.update();
      else this.loaded = false;
    });
    this.retitle();
  }

  /** The executions that it shows, in their order. One that is gone comes back when its deletion is undone. */
  get targets(): readonly ExecutionTarget[] {
    return this.facts().map(({ target }) => target);
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Something about executions changed: the page follows. */
  update(): void {
    this.read().catch((error: unknown) => {
      report(error, "metrics page", this.services.log);
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.loaded = false;
    this.subscription.dispose();
    this.connection.dispose();
  }

  private async read(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.loaded || !this.panel.visible) return;
    const wasLoading = this.isLoading;
    const news = await Promise.all(this.sources.map((source) => source.read()));
    this.isLoading = false;
    if (wasLoading || news.includes(true)) this.show();
    this.follow();
  }

  private follow(): void {
    clearTimeout(this.timer);
    if (!this.loaded || !this.sources.some(({ mayGrow }) => mayGrow)) return;
    this.timer = setTimeout(() => {
      this.update();
    }, followMs);
  }

  private show(): void {
    if (!this.loaded) return;
    this.retitle();
    const view = buildMetricsView(this.facts(), this.look, this.isLoading);
    this.connection.show({ view, targets: this.targets, strings: metricsStrings() });
  }

  private facts(): readonly MetricsFacts[] {
    return this.sources.flatMap((source) => source.facts() ?? []);
  }

  private perform(intent: MetricsIntent): void {
    this.act(intent).catch((error: unknown) => {
      report(error, `metrics page, ${intent.type}`, this.services.log);
    });
  }

  private async act(intent: MetricsIntent): Promise<void> {
    switch (intent.type) {
      case "look":
        this.look = intent.look;
        this.show();
        return;
      case "add":
        await this.add();
        return;
      case "remove":
        this.remove(intent.target);
        return;
      case "openDetails":
        await vscode.commands.executeCommand("executions.openDetails", intent.target);
        return;
      case "openFile":
        await this.openFile(intent.target, intent.path);
        return;
      case "saveCsv":
        await this.actions.saveCsv(intent.metrics);
        return;
      case "savePicture":
        await this.actions.savePicture(intent);
    }
  }

  private async add(): Promise<void> {
    const target = await this.services.pick();
    if (target === undefined || this.sourceOf(target) !== undefined) return;
    const source = this.services.sourceOf(target, this.panel);
    if (source !== null) this.hold([...this.sources, source]);
  }

  private remove(target: ExecutionTarget): void {
    const removed = this.sourceOf(target);
    this.hold(this.sources.filter((source) => source !== removed));
  }

  private hold(sources: readonly MetricsSource[]): void {
    if (sources.length === 0) {
      this.panel.dispose();
      return;
    }
    this.sources = sources;
    this.isLoading = true;
    this.retitle();
    this.update();
  }

  private retitle(): void {
    const [first, ...others] = this.facts();
    if (first === undefined) return;
    const name = first.summary.name ?? first.summary.id;
    this.panel.title =
      others.length === 0
        ? vscode.l10n.t("Metrics of {0}", name)
        : vscode.l10n.t("Metrics of {0} Executions", others.length + 1);
  }

  private textOf(target: ExecutionTarget, path: string): string {
    return this.filesOf(target)?.readText(path).text ?? "";
  }

  private async openFile(target: ExecutionTarget, path: string): Promise<void> {
    const files = this.filesOf(target);
    if (files !== null) await openBundleFile(files, files.locate(path));
  }

  private filesOf(target: ExecutionTarget): BundleFiles | null {
    const bundle = this.sourceOf(target)?.bundle ?? null;
    return bundle === null ? null : new BundleFiles(bundle, target.workspace, translate);
  }

  private sourceOf({ workspace, id }: ExecutionTarget): MetricsSource | undefined {
    return this.sources.find(({ target }) => target.workspace === workspace && target.id === id);
  }
}
