import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import type { PrintedMetric } from "../../core/metricLine";
import { openWithoutFollowing } from "../../bundle/openWithoutFollowing";
import type { MetricWorkerData, MetricWorkerMessage } from "./workerMessages";

/** So little is searched at the end at once; a worker takes longer to start. */
const atOnceBytes = 256 * 1024;
/** The end of a run waits no longer for metrics. */
const patienceMs = 3000;
const bytesPerMegabyte = 1024 * 1024;

export interface PrintedMetricsOptions {
  /** `outputs/stdout.log` */
  readonly log: string;
  /** Of the user: tried before our own. */
  readonly patterns: readonly string[];
  readonly found: (metrics: readonly PrintedMetric[]) => void;
  readonly warn: (message: string) => void;
}

/** Finds metrics in what a script prints: in a worker beside a script that runs on, at once at the end of a short one. */
export class PrintedMetrics {
  private worker: Worker | null = null;
  private done: (() => void) | null = null;
  private isOver = false;
  private hasFound = false;

  constructor(private readonly options: PrintedMetricsOptions) {}

  /** Begins to search beside the script. */
  start(): void {
    if (this.worker !== null || this.isOver) return;
    const { log, patterns } = this.options;
    const workerData: MetricWorkerData = { log, from: 0, patterns };
    // Loaded here: few runs print long enough for a worker.
    const threads = process.getBuiltinModule("node:worker_threads");
    const worker = new threads.Worker(join(__dirname, "metricWorker.js"), {
      workerData,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
    });
    worker.unref();
    worker.on("message", (message: MetricWorkerMessage) => this.hear(message));
    // What is found in print is a courtesy: where that fails, the run goes on without it.
    worker.on("error", () => this.end());
    worker.on("exit", () => this.end());
    this.worker = worker;
  }

  /** Searches what is left; nothing more is printed. @param bytes of the log. */
  async finish(bytes: number): Promise<void> {
    if (this.isOver || bytes === 0) return;
    if (this.worker === null && bytes <= atOnceBytes) {
      await this.searchAtOnce();
      return;
    }
    this.start();
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => {
        this.options.warn("the last lines that it printed were not searched for metrics: it took too long");
        resolve();
      }, patienceMs);
      this.done = () => {
        clearTimeout(limit);
        resolve();
      };
      this.worker?.ref();
      this.worker?.postMessage("finish");
    });
    this.stop();
  }

  /** Searches no more: the script says its metrics itself. */
  stop(): void {
    this.end();
    void this.worker?.terminate();
    this.worker = null;
  }

  private end(): void {
    this.isOver = true;
    this.done?.();
  }

  private hear(message: MetricWorkerMessage): void {
    if (this.isOver) return;
    switch (message.type) {
      case "metrics":
        this.take(message.metrics);
        break;
      case "warning":
        this.options.warn(message.warning);
        break;
      case "done":
        this.tellPassedOver(message.passedOver);
        this.end();
        break;
    }
  }

  private take(metrics: readonly PrintedMetric[]): void {
    if (metrics.length === 0) return;
    this.hasFound = true;
    this.options.found(metrics);
  }

  private tellPassedOver(bytes: number): void {
    if (bytes === 0 || !this.hasFound) return;
    const megabytes = Math.ceil(bytes / bytesPerMegabyte);
    this.options.warn(`${megabytes} MB of what it printed were not searched for metrics: they came too fast`);
  }

  private async searchAtOnce(): Promise<void> {
    const { log, patterns, warn } = this.options;
    const { PrintedScanner } = await import("./printedScanner");
    const matcher =
      patterns.length === 0 ? null : new (await import("./patternMatcher")).PatternMatcher(patterns, warn);
    const scanner = new PrintedScanner(matcher);
    this.take([...scanner.scan(readWhole(log)), ...scanner.end()]);
  }
}

/** Up to the limit: a process that still writes there is not waited for. */
function readWhole(path: string): Buffer {
  try {
    const descriptor = openSync(path, openWithoutFollowing);
    try {
      const bytes = Buffer.allocUnsafe(atOnceBytes);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
