import * as vscode from "vscode";

/** What work under a bar gets: a signal that Cancel aborts with a `CancellationError`, and a way to tell the part done (0 to 1). */
type Work<T> = (signal: AbortSignal, report: (part: number, message: string) => void) => Promise<T>;

/** Before this time a bar tells nobody anything, in ms. */
const lateMs = 500;

/** Runs work under a notification with a bar and Cancel. */
export async function withCancellableProgress<T>(title: string, work: Work<T>): Promise<T> {
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

/** The same, but what takes less than half a second is never shown. */
export async function withLateProgress<T>(title: string, work: Work<T>): Promise<T> {
  const controller = new AbortController();
  let tell: (part: number, message: string) => void = () => undefined;
  const working = work(controller.signal, (part, message) => {
    tell(part, message);
  });
  if (await isSettledWithin(working, lateMs)) return await working;
  return await withCancellableProgress(title, async (signal, report) => {
    tell = report;
    signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
    return await working;
  });
}

async function isSettledWithin(working: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = working.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}
