import * as vscode from "vscode";
import { firstLookMs, nextLookMs } from "./housekeepingTimes";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** Where what was done is told: the tree, by a line of text. */
export interface HousekeepingTeller {
  showNotice(text: string): void;
}

/**
 * Follows the rules of housekeeping by itself, once a day at most for each folder, where the user turned that on
 * (`executions.housekeeping.automatic`). What it did stands in the log and over the tree; nothing pops up.
 */
export class AutomaticHousekeeping implements vscode.Disposable {
  private timer: NodeJS.Timeout | undefined;
  private readonly controller = new AbortController();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly workspaces: Workspaces,
    private readonly program: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly teller: HousekeepingTeller,
  ) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("executions.housekeeping")) this.schedule();
    });
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.controller.abort();
    this.subscription.dispose();
  }

  private schedule(time = firstLookMs): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.look();
    }, time);
  }

  private async look(): Promise<void> {
    if (vscode.workspace.isTrusted)
      for (const entry of this.workspaces.all()) if (isOn(entry.folder)) await this.keep(entry);
    if (!this.controller.signal.aborted) this.schedule(nextLookMs);
  }

  private async keep(entry: WorkspaceEntry): Promise<void> {
    try {
      const { housekeepDaily } = await import("./housekeepDaily");
      const text = await housekeepDaily(entry, this.program, this.log, this.controller.signal);
      if (text !== null) this.teller.showNotice(text);
    } catch (error) {
      if (!this.controller.signal.aborted)
        this.log.warn(`housekeeping of ${entry.folder.name}: ${String(error)}`);
    }
  }
}

function isOn({ uri }: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.getConfiguration("executions", uri).get("housekeeping.automatic", false);
}
