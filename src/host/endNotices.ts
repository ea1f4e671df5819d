import * as vscode from "vscode";
import { terminalHint } from "../core/asksForTerminal";
import { formatDuration } from "../core/format/duration";
import { isEndState, type ExecutionState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import type { AlertsLoader } from "./alertsLoader";
import type { Launcher } from "./launcher";
import type { Workspaces } from "./workspaces";

/** A run that took longer is told of even when it ended well, in ms. */
const longRun = 10_000;

/**
 * Tells the end of what this window started, where it failed or took long. No message waits for the answer to another:
 * one that nobody answers is open for as long as it lies in the notification center.
 */
export class EndNotices implements vscode.Disposable {
  private readonly awaited = new Map</* execution id */ string, /* workspace */ string>();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly workspaces: Workspaces,
    launcher: Launcher,
    private readonly alerts: AlertsLoader,
  ) {
    this.subscriptions = vscode.Disposable.from(
      launcher.onDidBegin(({ id, request }) => {
        this.awaited.set(id, request.workspace);
        this.look(request.workspace, id);
      }),
      launcher.onDidFailToBegin(({ request }) => {
        void vscode.window.showErrorMessage(
          vscode.l10n.t("{0} was not started: its terminal says why. Nothing was created.", request.title),
        );
      }),
      workspaces.onDidChange(({ workspace, change }) => {
        for (const id of change.ids) this.look(workspace, id);
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private look(workspace: string, id: string): void {
    if (!this.awaited.has(id)) return;
    const execution = this.workspaces.storeOf(workspace)?.get(id);
    if (execution === undefined || !(isEndState(execution.state) || execution.state === "DEAD")) return;
    this.awaited.delete(id);
    const failed = isFailure(execution.state);
    if (!failed && (execution.durationMs ?? 0) <= longRun) return;
    void this.tell(workspace, execution, failed);
  }

  private async tell(workspace: string, execution: ExecutionSummary, failed: boolean): Promise<void> {
    if (await this.alerts.tellsEnd(workspace, execution.id)) return;
    const details = vscode.l10n.t("Open Details");
    const logs = vscode.l10n.t("Show Logs");
    const show = failed ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
    const terminal = vscode.l10n.t("Re-run with a Terminal");
    const offers = execution.reason?.endsWith(terminalHint) === true ? [terminal] : [];
    const choice = await show(sentence(execution), ...offers, details, logs);
    const target = { workspace, id: execution.id };
    if (choice === terminal) await vscode.commands.executeCommand("executions.rerunUnderTerminal", target);
    if (choice === details) await vscode.commands.executeCommand("executions.openDetails", target);
    if (choice === logs) await vscode.commands.executeCommand("executions.showLogs", target);
  }
}

function sentence(execution: ExecutionSummary): string {
  const { state, reason } = execution;
  const name = execution.name ?? execution.method ?? execution.id;
  const duration = formatDuration(execution.durationMs ?? 0);
  if (state === "STOPPED") return vscode.l10n.t("{0} was stopped after {1}.", name, duration);
  if (!isFailure(state)) return vscode.l10n.t("{0} completed in {1}.", name, duration);
  return reason === null
    ? vscode.l10n.t("{0} failed after {1}.", name, duration)
    : vscode.l10n.t("{0} failed: {1}", name, reason);
}

function isFailure(state: ExecutionState): boolean {
  return state === "FAILED" || state === "DEAD";
}
