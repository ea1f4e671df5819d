import { statSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { stateLabel } from "../core/format/stateLabel";
import { mayDelete, mayStop } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { LogOrder, type LogStream } from "../store/logOrder";
import { readState } from "../store/readState";
import { readStatus } from "../store/readSummary";

const lookEveryMs = 150;
/** How much of what was printed before is shown, of each stream, and how far it may run ahead of the terminal. */
const shownBytes = 256 * 1024;
const maximumBytesAtOnce = 1024 * 1024;
const streams: readonly LogStream[] = ["out", "err"];
const ctrlC = "\u0003";

/**
 * A terminal that follows what an execution prints, from its bundle: whoever started it, and after the window was loaded
 * again. Ctrl+C twice stops the execution; closing the terminal does nothing to it.
 */
export class LiveOutput implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<void>();
  private readonly decoders = { out: new StringDecoder("utf8"), err: new StringDecoder("utf8") };
  private log: LogOrder;
  private timer: NodeJS.Timeout | undefined;
  private hasEnded = false;
  private asksToStop = false;

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  /** @param stop asks the execution to stop. */
  constructor(
    private readonly execution: Pick<ExecutionSummary, "id" | "path">,
    private readonly stop: () => void,
  ) {
    this.log = new LogOrder(execution.path, streams);
  }

  open(): void {
    if (this.sizes().some((size) => size > shownBytes)) this.skip();
    this.timer = setInterval(() => {
      this.follow();
    }, lookEveryMs);
    this.follow();
  }

  close(): void {
    clearInterval(this.timer);
    this.written.dispose();
    this.closed.dispose();
  }

  handleInput(data: string): void {
    if (this.hasEnded) {
      this.closed.fire();
      return;
    }
    if (data !== ctrlC) return;
    if (this.asksToStop) {
      this.say(vscode.l10n.t("Stopping …"));
      this.stop();
      return;
    }
    this.asksToStop = mayStop(readState(this.execution.path));
    if (this.asksToStop)
      this.say(
        vscode.l10n.t("Press Ctrl+C again to stop the execution; to let it run on, close this terminal."),
      );
  }

  private follow(): void {
    // The state is looked at first: what was printed before an end is then read to its end.
    const state = readState(this.execution.path);
    let bytes = 0;
    for (const part of this.log.read()) {
      bytes += part.bytes.length;
      if (bytes > maximumBytesAtOnce) {
        this.skip();
        break;
      }
      this.write(this.decoders[part.stream].write(Buffer.from(part.bytes)));
    }
    if (!mayDelete(state)) return;
    clearInterval(this.timer);
    this.hasEnded = true;
    const status = readStatus(this.execution.path);
    const reason = "problem" in status ? status.problem : status.reason;
    const told = [stateLabel(state), reason].filter((part) => part !== null).join(" · ");
    this.say(vscode.l10n.t("{0} · {1}. Press any key to close this terminal.", told, this.execution.id));
  }

  /** Goes on close before the end, and says so. */
  private skip(): void {
    const [out = 0, err = 0] = this.sizes().map((size) => Math.max(0, size - shownBytes));
    this.say(vscode.l10n.t("… {0} bytes are not shown here; the log has them all …", out + err));
    this.log = new LogOrder(this.execution.path, streams, { out, err });
  }

  private sizes(): number[] {
    return [bundlePaths.stdout, bundlePaths.stderr].map(
      (path) => statSync(join(this.execution.path, path), { throwIfNoEntry: false })?.size ?? 0,
    );
  }

  /** A line of ours, in grey. */
  private say(line: string): void {
    this.written.fire(`\r\n\u001b[90m${line}\u001b[0m\r\n`);
  }

  /** A terminal takes the cursor to the start of a line by a carriage return alone. */
  private write(text: string): void {
    this.written.fire(text.replaceAll("\n", "\r\n"));
  }
}
