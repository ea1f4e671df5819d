import * as vscode from "vscode";
import type { Alerts } from "./alerts/alerts";
import type { Workspaces } from "./workspaces";

/** After the start, when views have had their rows, in ms. */
const beginDelay = 1500;

/** The alerts, loaded only where there is a rule; nothing is read before. */
export class AlertsLoader implements vscode.Disposable {
  private alerts: Promise<Alerts> | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly subscription: vscode.Disposable;
  private isDisposed = false;

  constructor(
    private readonly workspaces: Workspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.timer = setTimeout(() => {
      if (hasRules()) void this.load(true);
    }, beginDelay);
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("executions.alerts.rules") && hasRules()) void this.load(false);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        if (hasRules()) void this.load(true);
      }),
    );
  }

  /** Whether an alert tells the end of an execution, so that nothing else need tell it. */
  async tellsEnd(workspace: string, id: string): Promise<boolean> {
    if (!hasRules()) return false;
    const alerts = await this.load(true);
    return await alerts.tellsEnd(workspace, id);
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.subscription.dispose();
    void this.alerts?.then((alerts) => {
      alerts.dispose();
    });
  }

  private load(goesOn: boolean): Promise<Alerts> {
    this.alerts ??= import("./alerts/alerts").then((module) => {
      const alerts = new module.Alerts(this.workspaces, this.log);
      if (this.isDisposed) alerts.dispose();
      else alerts.begin(goesOn);
      return alerts;
    });
    return this.alerts;
  }
}

/**
 * Whether a rule is set anywhere, and may be followed: in Restricted Mode nothing is noted in bundles. `inspect` tells
 * of each place; the effective value hides one behind another.
 */
function hasRules(): boolean {
  if (!vscode.workspace.isTrusted) return false;
  return (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => {
    const set = vscode.workspace.getConfiguration("executions", uri).inspect<unknown[]>("alerts.rules");
    return [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].some(
      (rules) => Array.isArray(rules) && rules.length > 0,
    );
  });
}
