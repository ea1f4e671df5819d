import * as vscode from "vscode";
import { setImmediate as turn } from "node:timers/promises";
import { refuseInsideBundle } from "../../bundle/enclosingBundle";
import { workspaceLayout } from "../../bundle/layout";
import { withCancellableProgress } from "../../host/cancellableProgress";
import { exportFile } from "../../host/exportFile";
import type { MetricsIntent } from "../../shared/metrics/metricsMessages";
import type { MetricsFacts } from "./buildMetricsView";
import { metricsCsv } from "./metricsCsv";

/** So many lines are written before others have their turn. */
const atOnce = 20_000;

/** Writes what the page shows to files of the user's choice. */
export class MetricsActions {
  constructor(private readonly facts: () => readonly MetricsFacts[]) {}

  /** All points of these metrics, none left out. */
  async saveCsv(metrics: readonly string[]): Promise<void> {
    const facts = this.facts();
    const target = await this.place(`${fileName(metrics)}.csv`, { CSV: ["csv"] });
    if (target === undefined) return;
    await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal) => {
      await exportFile(
        target.fsPath,
        inTurns(metricsCsv(facts, metrics), signal),
        signal,
        vscode.l10n.t("The table"),
      );
    });
    tell(target);
  }

  async savePicture({
    name,
    format,
    content,
  }: Extract<MetricsIntent, { readonly type: "savePicture" }>): Promise<void> {
    const filters = format === "svg" ? { SVG: ["svg"] } : { PNG: ["png"] };
    const target = await this.place(`${fileName([name])}.${format}`, filters);
    if (target === undefined) return;
    const bytes = Buffer.from(content, format === "svg" ? "utf8" : "base64");
    await vscode.workspace.fs.writeFile(target, bytes);
    tell(target);
  }

  private async place(name: string, filters: Record<string, string[]>): Promise<vscode.Uri | undefined> {
    const workspaces = [...new Set(this.facts().map(({ target }) => target.workspace))];
    const [folder] = workspaces;
    if (folder === undefined) return undefined;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Save Metrics"),
      defaultUri: vscode.Uri.joinPath(vscode.Uri.file(folder), name),
      filters,
    });
    if (target === undefined) return undefined;
    for (const workspace of workspaces) refuseInsideBundle(workspaceLayout(workspace), target.fsPath);
    return target;
  }
}

/** Of one metric its name, without what a file system or a shell would stumble over. */
function fileName(metrics: readonly string[]): string {
  const [only, ...others] = metrics;
  const name = others.length > 0 ? "" : (only ?? "").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
  const plain = name.replaceAll(/^[-.]+|[-.]+$/g, "").slice(0, 80);
  return plain === "" ? "metrics" : plain;
}

async function* inTurns(pieces: Iterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  let together: string[] = [];
  for (const piece of pieces) {
    together.push(piece);
    if (together.length < atOnce) continue;
    yield together.join("");
    together = [];
    signal.throwIfAborted();
    await turn();
  }
  yield together.join("");
}

function tell(target: vscode.Uri): void {
  const open = vscode.l10n.t("Open");
  void vscode.window
    .showInformationMessage(vscode.l10n.t("Saved {0}.", target.fsPath), open)
    .then(async (choice) => {
      if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
    });
}
