import * as vscode from "vscode";
import type { Translate } from "../core/translate";
import { diskUseOf } from "../store/housekeeping/diskUse";
import type { ExecutionNode } from "./executionNodes";
import { executionTooltip } from "./executionTooltip";

/** Commands that its links may start. */
const linkCommands = ["openDetails", "showLogs", "stop", "rerun"].map((verb) => `executions.${verb}`);

/** The hover over an execution; what it takes on the disk is measured when one looks at it. */
export async function executionHover(
  { execution, workspace, id }: ExecutionNode,
  t: Translate,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString> {
  const controller = new AbortController();
  const cancelling = token.onCancellationRequested(() => {
    controller.abort();
  });
  const use = await diskUseOf(execution.path, controller.signal).catch(() => null);
  cancelling.dispose();
  const hover = new vscode.MarkdownString(executionTooltip(execution, { workspace, id }, t, use), true);
  hover.supportHtml = true;
  hover.isTrusted = { enabledCommands: linkCommands };
  return hover;
}
