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
  /** What those are told who ask it after its end. */
  private over: Error | null = null;

  /**
   * @param program the built `logThread.js`, absolute.
   * @param onProgress told what the thread knows now.
   * @param onError told what the thread failed with; once, and nothing is to be had from it then.
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
    const fail = (error: Error): void => {
      if (this.over !== null) return;
      this.refuseAll(error);
      onError(error);
    };
    this.worker.on("error", fail);
    this.worker.on("exit", (code) => {
      fail(new Error(`The thread that reads the log ended by itself (${code}).`));
    });
  }

  /** Whether it has ended, or failed. */
  get isOver(): boolean {
    return this.over !== null;
  }

  /** @throws what the thread refuses it with or failed with, or that it was ended. */
  async ask<Name extends keyof LogThreadCalls>(
    name: Name,
    params: LogThreadCalls[Name]["params"],
  ): Promise<LogThreadCalls[Name]["result"]> {
    if (this.over !== null) throw this.over;
    this.serial += 1;
    const question: LogThreadQuestion = { serial: this.serial, name, params };
    return await new Promise<LogThreadCalls[Name]["result"]>((resolve, reject) => {
      this.waiting.set(question.serial, { resolve, reject });
      this.worker.postMessage(question);
    });
  }

  /** Ends it at once, whatever it does. @param reason what those are told who wait for an answer. */
  end(reason: string): void {
    this.refuseAll(new Error(reason));
    void this.worker.terminate();
  }

  private refuseAll(reason: Error): void {
    this.over = reason;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  private take(serial: number): Waiting | undefined {
    const waiting = this.waiting.get(serial);
    this.waiting.delete(serial);
    return waiting;
  }
}
