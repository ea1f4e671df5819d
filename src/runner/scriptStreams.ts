import type { Readable } from "node:stream";
import { join } from "node:path";
import { bundlePaths } from "../bundle/layout";
import type { ContentIdentity } from "../bundle/seal/hashFile";
import type { StreamName } from "./logIndex";
import { LogRecorder } from "./logRecorder";
import type { MaskedStreams } from "./secrets/maskedStreams";
import type { StreamPair } from "./streamPair";
import { openTarget, type OutputTarget } from "./outputTarget";
import { TerminalSink } from "./terminalSink";

const terminalPatienceMs = 500;
const drainMs = 1000;

/** What a script prints, on its way into the logs and from there to our own streams. */
export class ScriptStreams {
  readonly log: LogRecorder;
  private readonly targets: ReadonlySet<OutputTarget>;
  private readonly sinks: Readonly<Record<StreamName, TerminalSink>>;
  private readonly open = new Set<Readable>();
  private emptied: (() => void) | null = null;
  private giveUp: (() => void) | null = null;
  private logged: ReadonlyMap<string, ContentIdentity> = new Map();

  /**
   * @param pair what the script writes to; null where its pipes are read instead.
   * @param shown our own descriptors that show the two streams.
   * @param masks takes the secrets of the run out of both; null where it has none.
   */
  constructor(
    readonly pair: StreamPair | null,
    bundle: string,
    elapsed: () => number,
    shown: { readonly out: 1 | 2; readonly err: 1 | 2 },
    private readonly masks: MaskedStreams | null,
  ) {
    this.log = new LogRecorder(bundle, elapsed);
    // Two sockets over one descriptor would take each other's turn to write.
    const out = openTarget(shown.out);
    const err = shown.err === shown.out ? out : openTarget(shown.err);
    this.targets = new Set([out, err]);
    this.sinks = {
      out: new TerminalSink(join(bundle, bundlePaths.stdout), out),
      err: new TerminalSink(join(bundle, bundlePaths.stderr), err),
    };
    if (pair === null) return;
    for (const stream of ["out", "err"] as const) {
      this.awaitEnd(pair[stream].reader);
      pair[stream].listen((bytes) => this.take(stream, bytes));
    }
  }

  /** The content of the logs by path in the bundle, once they are closed. */
  get contents(): ReadonlyMap<string, ContentIdentity> {
    return this.logged;
  }

  /** Reads the pipes of a program where there are no FIFOs. */
  readAll(readers: Readonly<Record<StreamName, Readable>>): void {
    for (const stream of ["out", "err"] as const) {
      this.awaitEnd(readers[stream]);
      readers[stream].on("data", (bytes: Buffer) => this.take(stream, bytes));
    }
  }

  /**
   * After the last program: reads what is left, at most a second where a grandchild keeps the streams open.
   * @returns the processes that still held them; null when nobody did.
   */
  async drain(): Promise<readonly string[] | null> {
    this.pair?.out.closeWriteEnd();
    this.pair?.err.closeWriteEnd();
    const holders = (await this.areEmptied()) ? null : await this.holders();
    for (const reader of this.open) reader.destroy();
    if (this.masks !== null)
      for (const stream of ["out", "err"] as const) this.write(stream, this.masks.end(stream));
    await this.log.settle();
    this.logged = this.log.close();
    return holders;
  }

  /** Shows what is not shown yet: a slow reader of a pipe is waited for, unless the wait is given up. */
  async finishShowing(): Promise<void> {
    const shown = [this.sinks.out.finish(terminalPatienceMs), this.sinks.err.finish(terminalPatienceMs)];
    const givenUp = new Promise<void>((resolve) => (this.giveUp = resolve));
    await Promise.race([Promise.all(shown), givenUp]);
    for (const target of this.targets) target.close();
  }

  /** Ends the wait of {@link finishShowing}: a person asked a second time. */
  giveUpShowing(): void {
    this.giveUp?.();
  }

  /** Whether both streams came to their end in time. */
  private areEmptied(): Promise<boolean> {
    if (this.open.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), drainMs);
      this.emptied = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  private async holders(): Promise<readonly string[]> {
    if (this.pair === null) return [];
    const { out, err } = this.pair;
    const { holdersOf } = await import("./survivors");
    return holdersOf([out, err].filter(({ reader }) => this.open.has(reader)).map(({ file }) => file));
  }

  private take(stream: StreamName, bytes: Buffer): void {
    this.write(stream, this.masks === null ? bytes : this.masks.push(stream, bytes));
  }

  private write(stream: StreamName, bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (this.log.record(stream, bytes)) this.sinks[stream].follow(this.log.bytesOf(stream), bytes);
  }

  private awaitEnd(reader: Readable): void {
    this.open.add(reader);
    const ended = (): void => {
      if (this.open.delete(reader) && this.open.size === 0) this.emptied?.();
    };
    reader.on("end", ended);
    reader.on("error", ended);
  }
}
