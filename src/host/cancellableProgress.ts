import * as vscode from "vscode";

/**
 * Runs work under a notification with a bar and Cancel.
 * @param work gets a signal that Cancel aborts with a `CancellationError`, and a way to tell the part done (0 to 1).
 */
export async function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (part: number, message: string) => void) => Promise<T>,
): Promise<T> {
  return await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort(new vscode.CancellationError());
      });
      let told = 0;
      return await work(controller.signal, (part, message) => {
        progress.report({ message, increment: Math.max(0, part - told) * 100 });
        told = Math.max(told, part);
      });
    },
  );
}
