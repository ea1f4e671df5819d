import * as vscode from "vscode";
import type { CodeDifference } from "../../core/compare/cause";
import type { Comparison } from "../../core/compare/comparison";
import { HumanError } from "../../core/humanError";
import { report } from "../../host/commandEdge";
import { translate } from "../../host/translate";
import { codeDifferences } from "../../runner/difference/codeDifferences";
import type { CompareIntent, CompareSnapshot } from "../../shared/compare/compareMessages";
import type { RequestTable } from "../../shared/messages";
import type { MetricStatistic } from "../../shared/compare/compareView";
import type { ExecutionStore } from "../../store/executionStore";
import { readComparison, type ReadExecution } from "../../store/readComparison";
import { PageConnection } from "../pageConnection";
import { buildCompareView } from "./buildCompareView";
import type { ComparedDocuments } from "./comparedDocuments";
import { ComparedCodeReader } from "./comparedCodeReader";
import type { ComparedSet } from "./comparedSet";
import { compareStrings } from "./compareStrings";

const onlyDifferencesKey = "executions.compare.onlyDifferences";

export interface ComparePanelServices {
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly documents: ComparedDocuments;
}

/** One open comparison. */
export class ComparePanel implements vscode.Disposable {
  private readonly connection: PageConnection<CompareIntent, RequestTable, CompareSnapshot>;
  private readonly code: ComparedCodeReader;
  private comparison: Comparison | null = null;
  private statistic: MetricStatistic = "last";
  private loaded = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly store: ExecutionStore,
    private readonly set: ComparedSet,
    private readonly services: ComparePanelServices,
  ) {
    this.code = new ComparedCodeReader(store.layout.workspace, services.documents);
    this.connection = new PageConnection(panel.webview, {
      ready: () => {
        this.loaded = true;
        this.begin("reading", () => this.read());
      },
      intent: (intent) => {
        this.begin(intent.type, () => this.perform(intent));
      },
      requests: {},
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

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.loaded = false;
    this.connection.dispose();
  }

  /** Never throws: what goes wrong is told to the user. */
  private begin(what: string, act: () => Promise<void>): void {
    act().catch((error: unknown) => {
      report(error, `comparison, ${what}`, this.services.log);
    });
  }

  private async perform(intent: CompareIntent): Promise<void> {
    switch (intent.type) {
      case "baseline":
        this.set.holdAgainst(intent.id);
        await this.read();
        return;
      case "remove":
        await this.remove(intent.id);
        return;
      case "onlyDifferences":
        await this.services.memory.update(onlyDifferencesKey, intent.on);
        this.show();
        return;
      case "statistic":
        this.statistic = intent.of;
        this.show();
        return;
      case "add":
      case "export":
      case "curves":
      case "openDetails":
        await this.execute(intent);
        return;
      case "openDiff":
        await this.code.open(intent.path, this.set.baseline, intent.id);
    }
  }

  private async execute(
    intent: Extract<CompareIntent, { type: "add" | "export" | "curves" | "openDetails" }>,
  ): Promise<void> {
    const { workspace } = this;
    const targets = this.compared.map((id) => ({ workspace, id }));
    switch (intent.type) {
      case "add":
        await vscode.commands.executeCommand("executions.compareWith", targets[0], targets);
        return;
      case "export":
        await vscode.commands.executeCommand("executions.exportComparison", targets[0], targets);
        return;
      case "curves":
        await vscode.commands.executeCommand("executions.showMetrics", targets[0], targets);
        return;
      case "openDetails":
        await vscode.commands.executeCommand("executions.openDetails", {
          workspace,
          id: intent.id,
        });
    }
  }

  private async remove(removed: string): Promise<void> {
    if (this.set.size <= 2) throw new HumanError(vscode.l10n.t("Two executions at least are compared."), 2);
    this.set.remove(removed);
    await this.read();
  }

  private async read(): Promise<void> {
    const { ids, baseline, isLatest } = this.set.read((id) => this.store.get(id) !== undefined);
    const executions = ids.flatMap((id) => this.store.get(id) ?? []);
    const { layout } = this.store;
    let read: readonly ReadExecution[] = [];
    const comparison = await readComparison({
      layout,
      executions,
      baseline,
      askCode: async (found, reference) => {
        read = found;
        return await askCode(layout.workspace, found, reference);
      },
      t: translate,
    });
    if (!isLatest()) return;
    this.comparison = comparison;
    this.code.begin(read);
    this.show();
    await this.code.read(baseline);
    this.show();
  }

  private show(): void {
    if (!this.loaded || this.comparison === null) return;
    const view = buildCompareView(
      this.comparison,
      {
        workspace: this.workspace,
        onlyDifferences: this.services.memory.get(onlyDifferencesKey) !== false,
        statistic: this.statistic,
        code: this.code.files,
      },
      translate,
    );
    this.connection.show({ view, strings: compareStrings() });
  }
}

/** In a workspace that is not trusted no git is started. */
export async function askCode(
  workspace: string,
  read: readonly ReadExecution[],
  baseline: number,
): Promise<CodeDifference[]> {
  if (vscode.workspace.isTrusted) return await codeDifferences(workspace, read, baseline);
  const reason = vscode.l10n.t("the workspace is not trusted");
  return read.map((): CodeDifference => ({ kind: "unknown", reason }));
}
