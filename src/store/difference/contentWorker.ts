import { parentPort, workerData } from "node:worker_threads";
import { answerContent } from "./answerContent";
import type { ContentMessage, ContentQuestion } from "./contentQuestion";

/** What cannot be answered ends the thread with the reason. */
async function answer(question: ContentQuestion): Promise<void> {
  const told = await answerContent(question, (percent) => post({ kind: "progress", percent }));
  post({ kind: "answer", answer: told });
}

function post(message: ContentMessage): void {
  parentPort?.postMessage(message);
}

void answer(workerData as ContentQuestion);
