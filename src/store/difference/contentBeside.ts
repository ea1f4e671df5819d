import { Worker } from "node:worker_threads";
import type { ContentAnswer, ContentMessage, ContentQuestion } from "./contentQuestion";

/**
 * Holds two files or logs against each other in a thread of its own, so that gigabytes of them hold nothing up.
 * @param program the built `contentWorker.js`, absolute.
 * @param told is told how far it has come, in percent.
 * @throws the signal's reason when it was aborted, at once; what the thread fails with.
 */
export async function contentBeside(
  program: string,
  question: ContentQuestion,
  signal: AbortSignal,
  told: (percent: number) => void,
): Promise<ContentAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(program, { workerData: question });
  try {
    return await new Promise<ContentAnswer>((resolve, reject) => {
      worker.on("message", (message: ContentMessage) => {
        if (message.kind === "answer") resolve(message.answer);
        else told(message.percent);
      });
      worker.on("error", reject);
      worker.on("exit", (code) => {
        reject(new Error(`The thread that compares contents ended by itself (${code}).`));
      });
      signal.addEventListener("abort", () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error("The comparison was closed."));
      });
    });
  } finally {
    void worker.terminate();
  }
}
