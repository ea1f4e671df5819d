import * as vscode from "vscode";
import type { CompareIntent } from "../../shared/compare/compareMessages";
import type { ComparedSet } from "./comparedSet";

/** What the page asks for that a command of the extension does. */
type CommandIntent = Extract<
  CompareIntent,
  { type: "add" | "export" | "curves" | "lineage" | "openDetails" }
>;

/** Runs the command that an intent stands for, on the executions that are compared. */
export async function runCommandOf(
  intent: CommandIntent,
  workspace: string,
  { inOrder, listed, baseline }: ComparedSet,
): Promise<void> {
  const targets = inOrder.map((id) => ({ workspace, id }));
  const asListed = listed.map((id) => ({ workspace, id }));
  switch (intent.type) {
    case "add":
      await vscode.commands.executeCommand("executions.compareWith", targets[0], targets);
      return;
    case "export":
      await vscode.commands.executeCommand("executions.exportComparison", null, asListed, baseline);
      return;
    case "curves":
      await vscode.commands.executeCommand("executions.showMetrics", asListed[0], asListed, "as listed");
      return;
    case "lineage":
      await vscode.commands.executeCommand("executions.showLineage", { workspace, id: baseline });
      return;
    case "openDetails":
      await vscode.commands.executeCommand("executions.openDetails", { workspace, id: intent.id });
  }
}
