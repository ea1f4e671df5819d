import { join } from "node:path";
import * as vscode from "vscode";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { bundlePaths } from "../bundle/layout";
import { searchAllLogs, type FoundLine } from "../forms/logSearch";
import { LogSearchPick } from "../forms/logSearchPick";
import { report } from "../host/commandEdge";
import type { Services } from "./services";

/**
 * `executions.search`: looks for a text in what all executions printed, or those that the tree's query finds; a line
 * that is taken opens in its log. Its argument, where it is a text, is what to look for.
 */
export async function search(services: Services, [given]: readonly unknown[]): Promise<void> {
  const { workspaces, context, filter, log } = services;
  const program = context.asAbsolutePath("dist/searchWorker.js");
  const pick = new LogSearchPick(
    {
      search: (question, show, signal) => searchAllLogs(question, workspaces.all(), program, show, signal),
      open: (line, how) => {
        (how === "log" ? openLine(line) : openDetails(services, line)).catch((error: unknown) => {
          report(error, "executions.search", log);
        });
      },
    },
    filter.query,
    typeof given === "string" ? given : "",
  );
  await pick.show();
}

/** By the workbench itself: extensions are not handed files over 50 MB. The log is sealed, so nobody writes in it. */
async function openLine({ entry, execution, hit }: FoundLine): Promise<void> {
  const folder = await bundleFolder(entry.layout, execution, "logs");
  const file = join(folder, hit.stream === "out" ? bundlePaths.stdout : bundlePaths.stderr);
  const at = new vscode.Position(hit.line - 1, 0);
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(file), {
    selection: new vscode.Range(at, at),
  });
  await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
}

async function openDetails({ details }: Services, { entry, execution }: FoundLine): Promise<void> {
  const panels = await details();
  await panels.open({ workspace: entry.layout.workspace, id: execution.id }, "logs");
}
