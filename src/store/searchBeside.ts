import { Worker } from "node:worker_threads";
import { SearchBatches } from "./searchBatches";
import type { SearchMessage, SearchRequest, SearchWorkerMessage } from "./searchRequest";

/** So many batches lie with the worker, so that it never waits for the next. */
const ahead = 2;

/**
 * Looks into executions in a thread of its own, so that reading gigabytes of logs and a slow pattern hold nothing up.
 * @param program the built `searchWorker.js`, absolute.
 * @param take is handed what was found, as it comes.
 * @param signal ends it at once; what was found until then was handed over, and the promise settles well.
 * @throws what the thread fails with.
 */
export async function searchBeside(
  program: string,
  { executions, ...question }: SearchRequest,
  take: (message: SearchMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const batches = new SearchBatches(executions, question);
  const worker = new Worker(program, { workerData: question });
  let given = 0;
  const giveOrEnd = (): void => {
    const batch = batches.take();
    if (batch !== null) {
      given += 1;
      worker.postMessage(batch);
    } else if (given === 0) void worker.terminate();
  };
  const end = (): void => {
    void worker.terminate();
  };
  signal.addEventListener("abort", end);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("message", ({ isDone, looked, ...found }: SearchWorkerMessage) => {
        if (signal.aborted) return;
        if (isDone) given -= 1;
        take({ ...found, looked: looked + batches.passed });
        if (isDone) giveOrEnd();
      });
      worker.on("error", reject);
      worker.on("exit", () => {
        resolve();
      });
      for (let count = 0; count < ahead; count += 1) giveOrEnd();
    });
  } finally {
    signal.removeEventListener("abort", end);
  }
}
