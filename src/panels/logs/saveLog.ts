import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { withCancellableProgress } from "../../host/cancellableProgress";
import { bundleLog, fileSize, LogOrder, type LogStream } from "../../store/logOrder";

const names: Readonly<Record<"both" | LogStream, string>> = {
  both: "log",
  out: "stdout.log",
  err: "stderr.log",
};

/**
 * Asks for a file and writes what was printed into it, byte by byte as it came, both streams in their order.
 * @param bundle absolute.
 */
export async function saveLog(bundle: string, id: string, streams: readonly LogStream[]): Promise<void> {
  const name = streams.length > 1 ? `${id}.log` : `${id}.${names[streams[0] ?? "both"]}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const to = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(folder, name)),
    title: vscode.l10n.t("Save Log As"),
  });
  if (to === undefined) return;
  await withCancellableProgress(vscode.l10n.t("Saving the log"), async (signal, tell) => {
    await writeLog(bundle, streams, to.fsPath, signal, (part) => {
      tell(part, to.fsPath);
    });
  });
}

async function writeLog(
  bundle: string,
  streams: readonly LogStream[],
  to: string,
  signal: AbortSignal,
  tell: (part: number) => void,
): Promise<void> {
  const total = streams.reduce((sum, stream) => sum + fileSize(bundleLog(bundle, stream)), 0);
  const file = createWriteStream(to);
  let written = 0;
  for (const { bytes } of new LogOrder(bundle, streams).read()) {
    signal.throwIfAborted();
    // The bytes are valid until the next are read.
    if (!file.write(Buffer.from(bytes))) {
      await once(file, "drain");
      tell(written / Math.max(1, total));
    }
    written += bytes.length;
  }
  file.end();
  await once(file, "finish");
}
