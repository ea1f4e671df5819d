import { parentPort, workerData } from "node:worker_threads";
import { answerContent } from "./answerContent";
import type { ContentQuestion } from "./contentQuestion";

/** What cannot be answered ends the thread with the reason. */
async function answer(question: ContentQuestion): Promise<void> {
  parentPort?.postMessage(await answerContent(question));
}

void answer(workerData as ContentQuestion);
