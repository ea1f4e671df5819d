import { Worker } from "node:worker_threads";
import type {
  FindingProgress,
  LogThreadCalls,
  LogThreadData,
  LogThreadMessage,
  LogThreadQuestion,
  ReadingProgress,
} from "./threadMessages";

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that reads a log, as one asks it. */
export class LogThread {
  private readonly worker: Worker;
  private readonly waiting = new Map</* serial */ number, Waiting>();
  private serial = 0;

  /**
   * @param program the built `logThread.js`, absolute.
   * @param onProgress told what the thread knows now.
   * @param onError told what the thread failed with.
   */
  constructor(
    program: string,
    data: LogThreadData,
    onProgress: (progress: ReadingProgress | FindingProgress) => void,
    onError: (error: Error) => void,
  ) {
    this.worker = new Worker(program, { workerData: data });
    this.worker.on("message", (message: LogThreadMessage) => {
      switch (message.kind) {
        case "answer":
          this.take(message.serial)?.resolve(message.value as never);
          return;
        case "refusal":
          this.take(message.serial)?.reject(new Error(message.reason));
          return;
        case "reading":
        case "finding":
          onProgress(message);
      }
    });
    this.worker.on("error", onError);
  }

  /** @throws what the thread refuses it with, or that it was ended. */
  async ask<Name extends keyof LogThreadCalls>(
    name: Name,
    params: LogThreadCalls[Name]["params"],
  ): Promise<LogThreadCalls[Name]["result"]> {
    this.serial += 1;
    const question: LogThreadQuestion = { serial: this.serial, name, params };
    return await new Promise<LogThreadCalls[Name]["result"]>((resolve, reject) => {
      this.waiting.set(question.serial, { resolve, reject });
      this.worker.postMessage(question);
    });
  }

  /** Ends it at once, whatever it does. @param reason what those are told who wait for an answer. */
  end(reason: string): void {
    void this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }

  private take(serial: number): Waiting | undefined {
    const waiting = this.waiting.get(serial);
    this.waiting.delete(serial);
    return waiting;
  }
}
