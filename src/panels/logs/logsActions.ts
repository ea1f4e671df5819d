import * as vscode from "vscode";
import { HumanError } from "../../core/humanError";
import { parseGoTo } from "../../core/logs/goToTarget";
import { FilePlaces } from "../../store/logs/filePlaces";
import type { LogsIntent } from "../../shared/logs/logsMessages";
import type { CopiedLines } from "../../store/logs/threadMessages";
import { copyText } from "../copyText";
import type { LogThreads } from "./logThreads";

/** Opens a file that a log names, at its line. @param folders where it is looked for; the workspace is the first. */
export async function openNamedFile(
  { path, line, column }: Extract<LogsIntent, { readonly type: "openFile" }>,
  folders: readonly string[],
): Promise<void> {
  // What came from the page is looked for anew: it opens files of the workspace alone.
  const link = { kind: "file" as const, start: 0, end: 0, path, line, column };
  if (new FilePlaces(folders).found([link]).length === 0)
    throw new HumanError(
      vscode.l10n.t("{0} is not there any more: it was moved or deleted after the execution named it.", path),
    );
  const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), Math.max(0, (column ?? 1) - 1));
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(path), {
    selection: new vscode.Range(at, at),
  });
}

/** Opens an address of the web; VS Code asks first. */
export async function openUrl(url: string): Promise<void> {
  if (/^https?:\/\//.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** Copies lines, without colours. @param saveAs offered where not all could be copied. */
export async function copyLines(
  threads: LogThreads,
  { from, to, filter }: Extract<LogsIntent, { readonly type: "copyLines" }>,
  saveAs: () => Promise<void>,
): Promise<void> {
  const copied = await threads.text(from, to, filter);
  await copyText(copied.text);
  if (copied.leftOut === null) return;
  const save = vscode.l10n.t("Save Log As…");
  const told = leftOutOf(copied, filter === null ? to - from + 1 : null);
  if ((await vscode.window.showWarningMessage(told, save)) === save) await saveAs();
}

/** @param all how many lines there are; null: as many as a filter shows. */
function leftOutOf({ lines, leftOut }: CopiedLines, all: number | null): string {
  if (leftOut === "ends") return vscode.l10n.t("Lines of more than 4 MB were copied up to there.");
  const { language } = vscode.env;
  const first = lines.toLocaleString(language);
  return all === null
    ? vscode.l10n.t("The first {0} shown lines were copied: a clipboard takes no more of them.", first)
    : vscode.l10n.t(
        "The first {0} of {1} lines were copied: a clipboard takes no more of them.",
        first,
        all.toLocaleString(language),
      );
}

/**
 * Asks for a line or a time.
 * @param started when the execution started; null before.
 * @returns the line, from 0; null where the user left.
 */
export async function askLine(
  threads: LogThreads,
  line: number,
  lines: number,
  started: string | null,
): Promise<{ readonly line: number } | null> {
  const begun = started === null ? null : new Date(started).getTime();
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Go to Line or Time"),
    value: String(line + 1),
    prompt: vscode.l10n.t(
      "A line up to {0}, a time since the start such as 2:14:11, or one of the clock such as @14:03:22",
      lines,
    ),
    validateInput: (text) =>
      parseGoTo(text, begun) === null
        ? vscode.l10n.t(
            "Type a line such as 1200, a time such as 1:30 or 90 s, or a clock time such as @14:03.",
          )
        : null,
  });
  const target = typed === undefined ? null : parseGoTo(typed, begun);
  if (target === null) return null;
  return target.kind === "line"
    ? { line: Math.min(lines, target.line) - 1 }
    : { line: await threads.lineAt(target.ms) };
}
