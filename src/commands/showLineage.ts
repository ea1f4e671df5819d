import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { isExecutionTarget } from "../shared/executionTarget";
import { chooseExecution } from "./chooseExecution";
import { fileInFront } from "./fileInFront";
import type { Services } from "./services";

/**
 * `executions.showLineage`: of an execution, of a file of the Explorer, or of what is in front: what it came of and what
 * came of it.
 */
export async function showLineage(
  { workspaces, lineage }: Services,
  args: readonly unknown[],
): Promise<void> {
  const file = isExecutionTarget(args[0]) ? undefined : fileInFront(args[0]);
  if (file !== undefined) {
    const entry = workspaces.of(file);
    if (entry === undefined)
      throw new HumanError(vscode.l10n.t("{0} is not in a folder of this window.", file.fsPath), 2);
    const page = await lineage();
    page.open({ workspace: entry.layout.workspace, of: "file", name: file.fsPath });
    return;
  }
  const chosen = await chooseExecution(workspaces, args);
  if (chosen === undefined) return;
  const page = await lineage();
  page.open({ workspace: chosen.entry.layout.workspace, of: "execution", name: chosen.execution.id });
}
