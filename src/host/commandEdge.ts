import * as vscode from "vscode";
import { HumanError } from "../core/humanError";

/**
 * Registers a command; what it throws ends here. A `HumanError` is its own message; anything else is a defect:
 * it goes to the log with its stack, and one message leads there.
 */
export function registerCommand(
  id: string,
  handler: (...args: unknown[]) => unknown,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await handler(...args);
    } catch (error) {
      report(error, id, log);
      return undefined;
    }
  });
}

/** Tells the user of an error that nothing else handles. @param source what was done, for the log. */
export function report(error: unknown, source: string, log: vscode.LogOutputChannel): void {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof HumanError) {
    log.warn(`${source}: ${error.message}`);
    void vscode.window.showErrorMessage(error.message);
    return;
  }
  log.error(`${source}:`, error instanceof Error ? error : String(error));
  const show = vscode.l10n.t("Show Extension Log");
  const text = vscode.l10n.t("Something went wrong in Executions. What it was stands in its log.");
  void vscode.window.showErrorMessage(text, show).then((choice) => {
    if (choice === show) log.show();
  });
}
