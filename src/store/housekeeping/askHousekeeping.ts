import { Worker } from "node:worker_threads";
import type { WorkspaceLayout } from "../../bundle/layout";
import type {
  AnswerOf,
  HousekeepingMessage,
  HousekeepingRequest,
  HousekeepingWork,
} from "./housekeepingRequest";

/** How many executions were looked at of how many. */
type OnLooked = (looked: number, total: number) => void;

/**
 * Finds something out of a workspace in a thread of its own, so that reading every bundle holds nothing up.
 * @param program the built `housekeepingWorker.js`, absolute.
 * @throws what the thread fails with; the reason of the signal, at once.
 */
export async function askHousekeeping<R extends HousekeepingRequest>(
  program: string,
  layout: WorkspaceLayout,
  request: R,
  onLooked: OnLooked = () => undefined,
  signal?: AbortSignal,
): Promise<AnswerOf<R>> {
  signal?.throwIfAborted();
  const work: HousekeepingWork = { layout, request };
  const worker = new Worker(program, { workerData: work });
  try {
    return await new Promise<AnswerOf<R>>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(reasonOf(signal)), { once: true });
      worker.on("message", (message: HousekeepingMessage) => {
        if ("answer" in message) resolve(message.answer as AnswerOf<R>);
        else onLooked(message.looked, message.total);
      });
      worker.on("error", reject);
      worker.on("exit", () => reject(new Error("The housekeeping thread ended without an answer.")));
    });
  } finally {
    void worker.terminate();
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error("It was cancelled.");
}
