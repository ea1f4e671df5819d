import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { withCancellableProgress } from "../../host/cancellableProgress";
import type { LogStream } from "../../store/logOrder";
import { writeLog, type WrittenLog } from "./writeLog";

const names: Readonly<Record<"both" | LogStream, string>> = {
  both: "log",
  out: "stdout.log",
  err: "stderr.log",
};

/** Asks for a file outside of the executions and writes what was printed into it. */
export async function saveLog(log: Omit<WrittenLog, "to">): Promise<void> {
  const { target, streams } = log;
  const name = streams.length > 1 ? `${target.id}.log` : `${target.id}.${names[streams[0] ?? "both"]}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const to = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(folder, name)),
    title: vscode.l10n.t("Save Log As"),
  });
  if (to === undefined) return;
  await withCancellableProgress(vscode.l10n.t("Saving the log"), async (signal, tell) => {
    await writeLog({ ...log, to: to.fsPath }, signal, (part) => {
      tell(part, to.fsPath);
    });
  });
}
