import { Worker } from "node:worker_threads";
import type { SearchMessage, SearchRequest } from "./searchRequest";

/**
 * Looks into executions in a thread of its own, so that reading gigabytes of logs and a slow pattern hold nothing up.
 * @param program the built `searchWorker.js`, absolute.
 * @param take is handed what was found, as it comes.
 * @param signal ends it at once; what was found until then was handed over, and the promise settles well.
 * @throws what the thread fails with.
 */
export async function searchBeside(
  program: string,
  request: SearchRequest,
  take: (message: SearchMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const worker = new Worker(program, { workerData: request });
  const end = (): void => {
    void worker.terminate();
  };
  signal.addEventListener("abort", end);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("message", (message: SearchMessage) => {
        if (!signal.aborted) take(message);
      });
      worker.on("error", reject);
      worker.on("exit", () => {
        resolve();
      });
    });
  } finally {
    signal.removeEventListener("abort", end);
  }
}
