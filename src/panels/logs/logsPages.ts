import * as vscode from "vscode";
import { ExecutionPages, type PageWorkspaces } from "../executionPages";
import { LogsPanel } from "./logsPanel";

/** The pages with the logs of executions. */
export function logsPages(
  context: vscode.ExtensionContext,
  workspaces: PageWorkspaces,
  log: vscode.LogOutputChannel,
): ExecutionPages<never> {
  return new ExecutionPages<never>(context, workspaces, {
    viewType: "executions.logs",
    name: "logs",
    hasFindWidget: false,
    hasPictures: false,
    needs: "logs",
    log,
    title: (name) => vscode.l10n.t("Log of {0}", name),
    make: (panel, target, _store, place) =>
      new LogsPanel(panel, target, place.folder, context.asAbsolutePath("dist/logThread.js"), log),
    end: () => undefined,
  });
}
