import * as vscode from "vscode";
import type { LogLinePlace } from "../../shared/logs/logsMessages";
import { ExecutionPages, type PageWorkspaces } from "../executionPages";
import { LogsPanel } from "./logsPanel";

/** The pages with the logs of executions. */
export function logsPages(
  context: vscode.ExtensionContext,
  workspaces: PageWorkspaces,
  log: vscode.LogOutputChannel,
): ExecutionPages<LogLinePlace> {
  return new ExecutionPages<LogLinePlace>(context, workspaces, {
    viewType: "executions.logs",
    name: "logs",
    hasFindWidget: false,
    hasPictures: false,
    needs: "logs",
    log,
    title: (name) => vscode.l10n.t("Log of {0}", name),
    make: (panel, target, _store, { folder }, place) =>
      new LogsPanel(panel, target, folder, context.asAbsolutePath("dist/logThread.js"), log, place),
    end: () => undefined,
  });
}
