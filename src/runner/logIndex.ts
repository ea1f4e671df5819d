import { closeSync, openSync } from "node:fs";
import { writeAll } from "../bundle/atomicWrite";

export type StreamName = "out" | "err";

const megabyte = 1024 * 1024;
/** A long index gets coarser: of days of output it stays a small part. */
const mergeSteps = [
  { belowBytes: 16 * megabyte, mergeMs: 10 },
  { belowBytes: 64 * megabyte, mergeMs: 100 },
  { belowBytes: Infinity, mergeMs: 1000 },
] as const;
/** How often the streams may take turns within one span; after that their bytes of it are added up. */
const maximumTurns = 8;

interface IndexEntry {
  readonly at: number;
  readonly stream: StreamName;
  bytes: number;
}

/** `metadata/logs.ndjson` while it is written: when the two streams wrote, to about 10 ms. */
export class LogIndex {
  private readonly descriptor: number;
  /** Entries of the span that has begun. */
  private pending: IndexEntry[] = [];
  private bytes = 0;

  constructor(path: string) {
    this.descriptor = openSync(path, "a");
  }

  /** @param at ms since the start. @throws the error of the file system. */
  note(stream: StreamName, bytes: number, at: number): void {
    const first = this.pending[0];
    if (first !== undefined && at - first.at >= this.mergeMs) this.flush();
    const last = this.pending.at(-1);
    const entry =
      last?.stream === stream || this.pending.length >= maximumTurns
        ? this.pending.findLast((each) => each.stream === stream)
        : undefined;
    if (entry === undefined) this.pending.push({ at: Math.round(at), stream, bytes });
    else entry.bytes += bytes;
  }

  /** Writes the entries that are being gathered. @throws the error of the file system. */
  flush(): void {
    if (this.pending.length === 0) return;
    const lines = this.pending.map(({ at, stream, bytes }) => `[${at},"${stream}",${bytes}]\n`);
    this.pending = [];
    const text = Buffer.from(lines.join(""));
    this.bytes += text.length;
    writeAll(this.descriptor, text);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private get mergeMs(): number {
    return mergeSteps.find(({ belowBytes }) => this.bytes < belowBytes)?.mergeMs ?? 1000;
  }
}
