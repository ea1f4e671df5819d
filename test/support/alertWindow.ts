import assert from "node:assert/strict";
import { parseAlertRule, type AlertRule } from "../../src/core/alerts/alertRule";
import { tellJournal } from "../../src/bundle/tellJournal";
import { workspaceLayout, type WorkspaceLayout } from "../../src/bundle/layout";
import { recordAlert } from "../../src/host/alerts/recordAlert";
import type { FiredAlert } from "../../src/host/alerts/takenAlerts";
import { WorkspaceAlerts } from "../../src/host/alerts/workspaceAlerts";
import { ExecutionStore } from "../../src/store/executionStore";
import { madeAt, makeBundle, type MadeBundle } from "./madeBundle";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

/** So long after bundles of tests are made. */
export const seconds = (count: number): Date => new Date(madeAt.getTime() + count * 1000);

/** Rules as they stand in the settings. */
export function rules(...entries: readonly object[]): AlertRule[] {
  return entries.map((entry) => {
    const parsed = parseAlertRule(entry);
    assert.ok(parsed.ok);
    return parsed.rule;
  });
}

/** A window that looks at a folder for alerts. */
export class AlertWindow {
  now = seconds(60);
  readonly told: string[] = [];
  readonly summaries: { readonly names: readonly string[]; readonly since: string }[] = [];
  readonly store: ExecutionStore;
  readonly alerts: WorkspaceAlerts;
  isQuiet = false;
  /** Whether alerts are shown before the window closes. */
  shows = true;
  /** Called before an alert is noted in its bundle. */
  beforeRecord: (alert: FiredAlert) => Promise<void> = () => Promise.resolve();

  constructor(readonly layout: WorkspaceLayout) {
    this.store = new ExecutionStore(layout);
    const nameOf = ({ execution, rule }: FiredAlert): string => `${execution.id} ${rule.condition.when}`;
    this.alerts = new WorkspaceAlerts({
      layout,
      store: this.store,
      clock: () => this.now,
      record: async (alert) => {
        await this.beforeRecord(alert);
        await recordAlert(layout, alert, this.now);
      },
      isQuiet: () => this.isQuiet,
      tell: (alert) => {
        if (!this.shows) return;
        this.told.push(nameOf(alert));
        this.alerts.told(alert);
      },
      summarize: (alerts, since) => {
        this.summaries.push({ names: alerts.map(nameOf), since });
        for (const alert of alerts) this.alerts.told(alert);
      },
    });
  }

  /** Hears of a change, and waits until its end is judged. */
  async hear(id: string, change = "COMPLETED"): Promise<boolean> {
    tellJournal(this.layout.journal, { at: this.now.toISOString(), id, change });
    this.store.followJournal();
    return await this.alerts.tellsEnd(id);
  }

  close(): void {
    this.alerts.dispose();
    this.store.dispose();
  }
}

/** A folder in which one execution ended before anybody looked, with the windows that look at it. */
export class AlertFolder {
  private readonly windows: AlertWindow[] = [];

  private constructor(readonly layout: WorkspaceLayout) {}

  static async create(): Promise<AlertFolder> {
    const layout = workspaceLayout(await makeTemporaryFolder("alerts"));
    makeBundle(layout.workspace, { id: "old", metrics: { loss: 9 } });
    return new AlertFolder(layout);
  }

  open(layout = this.layout): AlertWindow {
    const window = new AlertWindow(layout);
    this.windows.push(window);
    return window;
  }

  /** @returns the path of the bundle. */
  make(made: Omit<MadeBundle, "created"> & { readonly at?: number }): string {
    const { at = 100, ...others } = made;
    return makeBundle(this.layout.workspace, { ...others, created: seconds(at) });
  }

  async remove(): Promise<void> {
    for (const window of this.windows.splice(0)) window.close();
    await removeFolder(this.layout.workspace);
  }
}
