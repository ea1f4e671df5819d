import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { ExecutionTarget } from "../shared/executionTarget";

/** The command that the page of a deleted execution may start. */
export const undoCommand = "executions.undoDelete";

/** The page of an execution that was deleted while it was open: plain text with a link that brings it back, no script. */
export function deletedHtml(target: ExecutionTarget, mayUndo: boolean): string {
  const nonce = randomBytes(16).toString("base64");
  const title = mayUndo
    ? vscode.l10n.t("This execution was deleted")
    : vscode.l10n.t("This execution is gone: its folder was moved or deleted");
  const link = `command:${undoCommand}?${encodeURIComponent(JSON.stringify([target]))}`;
  const undo = mayUndo ? `<p><a href="${escape(link)}">${escape(vscode.l10n.t("Undo Delete"))}</a></p>` : "";
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">
body { padding: 2em; font-family: var(--vscode-font-family); color: var(--vscode-foreground); }
a { color: var(--vscode-textLink-foreground); }
p.id { font-family: var(--vscode-editor-font-family); color: var(--vscode-descriptionForeground); }
</style>
</head>
<body>
<main><h1>${escape(title)}</h1><p class="id">${escape(target.id)}</p>${undo}</main>
</body>
</html>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
