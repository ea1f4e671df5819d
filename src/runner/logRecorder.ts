import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../bundle/atomicWrite";
import { bundlePaths } from "../bundle/layout";

export type StreamName = "out" | "err";

/** Reads of one stream closer together than this become one line of the index. */
const mergeMs = 10;

/**
 * Writes what the script prints: two byte-exact files, and `logs.ndjson` to put them in order with times.
 * Synchronous on purpose: what was read is in the file before anything else happens.
 */
export class LogRecorder {
  private readonly files: Readonly<Record<StreamName, number>>;
  private readonly index: number;
  private readonly written: Record<StreamName, number> = { out: 0, err: 0 };
  private pending: { at: number; stream: StreamName; bytes: number } | null = null;
  private failure: unknown = null;

  /** @param elapsed milliseconds since the start of the execution. */
  constructor(
    bundle: string,
    private readonly elapsed: () => number,
  ) {
    this.files = {
      out: openSync(join(bundle, bundlePaths.stdout), "a"),
      err: openSync(join(bundle, bundlePaths.stderr), "a"),
    };
    this.index = openSync(join(bundle, bundlePaths.logIndex), "a");
  }

  /** Bytes of a stream that are in its file. */
  bytesOf(stream: StreamName): number {
    return this.written[stream];
  }

  /** The first write that failed (a full disk), or null. The script is not held up by it. */
  get firstFailure(): unknown {
    return this.failure;
  }

  record(stream: StreamName, bytes: Uint8Array): void {
    if (this.failure !== null) return;
    try {
      writeAll(this.files[stream], bytes);
      this.written[stream] += bytes.length;
      this.note(stream, bytes.length);
    } catch (error) {
      this.failure = error;
    }
  }

  /** Writes the line of the index that is being gathered. */
  flushIndex(): void {
    if (this.pending === null) return;
    const { at, stream, bytes } = this.pending;
    this.pending = null;
    try {
      writeAll(this.index, Buffer.from(`[${at},"${stream}",${bytes}]\n`));
    } catch (error) {
      this.failure ??= error;
    }
  }

  close(): void {
    this.flushIndex();
    for (const descriptor of [this.files.out, this.files.err, this.index]) closeSync(descriptor);
  }

  private note(stream: StreamName, bytes: number): void {
    const at = Math.round(this.elapsed());
    if (this.pending?.stream === stream && at - this.pending.at < mergeMs) {
      this.pending.bytes += bytes;
      return;
    }
    this.flushIndex();
    this.pending = { at, stream, bytes };
  }
}
