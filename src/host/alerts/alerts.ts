import * as vscode from "vscode";
import type { AlertRule } from "../../core/alerts/alertRule";
import type { WorkspaceEntry, Workspaces } from "../workspaces";
import { AlertNotices } from "./alertNotices";
import { recordAlert } from "./recordAlert";
import { isQuiet } from "./quietMode";
import { ruleSettings } from "./ruleSettings";
import { WorkspaceAlerts } from "./workspaceAlerts";

/** Looks at the executions of all folders for the rules of the user, as long as there are any. */
export class Alerts implements vscode.Disposable {
  private readonly held = new Map</* workspace */ string, WorkspaceAlerts>();
  private readonly notices: AlertNotices;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly workspaces: Workspaces,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.notices = new AlertNotices(
      (alert) => {
        this.held.get(alert.workspace)?.told(alert);
      },
      (error) => {
        log.warn("alerts:", error instanceof Error ? error.message : String(error));
      },
    );
    this.subscriptions = vscode.Disposable.from(
      this.notices,
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("executions.alerts.rules")) this.takeRules(false);
      }),
      workspaces.onDidChangeFolders(() => {
        this.takeRules(true);
      }),
    );
  }

  /** @param goesOn whether what happened while no window looked counts. */
  begin(goesOn: boolean): void {
    this.takeRules(goesOn);
  }

  /** Whether the end of an execution is told by an alert. */
  async tellsEnd(workspace: string, id: string): Promise<boolean> {
    return (await this.held.get(workspace)?.tellsEnd(id)) ?? false;
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const alerts of this.held.values()) alerts.dispose();
    this.held.clear();
  }

  private takeRules(goesOn: boolean): void {
    const entries = this.workspaces.all();
    const open = new Set(entries.map(({ layout }) => layout.workspace));
    for (const [workspace, alerts] of this.held) {
      if (open.has(workspace)) continue;
      alerts.dispose();
      this.held.delete(workspace);
    }
    for (const entry of entries) this.hold(entry, goesOn);
  }

  private hold(entry: WorkspaceEntry, goesOn: boolean): void {
    const { workspace } = entry.layout;
    const rules = this.rulesOf(entry.folder.uri);
    const known = this.held.get(workspace);
    if (rules.length === 0) {
      known?.forget();
      this.held.delete(workspace);
    } else if (known === undefined) {
      const alerts = this.newAlerts(entry);
      this.held.set(workspace, alerts);
      alerts.begin(rules, goesOn).catch((error: unknown) => {
        this.log.warn(`alerts of ${workspace}:`, error instanceof Error ? error.message : String(error));
      });
    } else known.changeRules(rules);
  }

  private newAlerts({ folder, layout, store }: WorkspaceEntry): WorkspaceAlerts {
    return new WorkspaceAlerts({
      layout,
      store,
      clock: () => new Date(),
      isQuiet: () => isQuiet(folder.uri),
      record: async (alert) => {
        try {
          await recordAlert(layout, alert, new Date());
        } catch (error) {
          this.log.warn(error instanceof Error ? error.message : String(error));
        }
      },
      tell: (alert) => {
        this.notices.tell(alert);
      },
      summarize: (alerts, since) => {
        this.notices.summarize(alerts, since);
      },
    });
  }

  private rulesOf(folder: vscode.Uri): readonly AlertRule[] {
    const { rules, problems } = ruleSettings(folder);
    for (const { index, problem } of problems)
      this.log.warn(`executions.alerts.rules: rule ${index + 1} is passed over: ${problem}`);
    return rules.map(({ rule }) => rule);
  }
}
