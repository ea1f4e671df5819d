import { closeSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { HumanError } from "../core/humanError";
import { reopenWithoutBlocking } from "../runner/reopenTerminal";
import type { Console } from "./verb";

const defaultColumns = 100;
const pauseMs = 5;
const terminalPatienceMs = 500;

/** Our own standard streams. */
export function standardConsole(): Console {
  return {
    // Asked for at once: a pipe that shows what a script prints is let go of at the end only if Node has opened it first.
    columns: process.stdout.columns || Number(process.env["COLUMNS"]) || defaultColumns,
    isTerminal: process.stdout.isTTY,
    print: (text) => void print(text.endsWith("\n") ? text : `${text}\n`),
    printJson: (value) => void print(`${JSON.stringify(value, null, 2)}\n`),
    write: print,
    say: (line) => tell(`${line}\n`),
    progress: (text) => {
      // ECMA-48: erase the line from its start.
      if (isatty(2)) tell(`\r\u001b[K${text ?? ""}`);
    },
  };
}

/**
 * Writes a result to standard output.
 * @returns false: the reader has gone (`| head`) or there never was one (`>&-`), which is no failure.
 * @throws {HumanError} when it cannot be written (a full disk): half a result must not pass for a whole one.
 */
function print(content: string | Uint8Array): boolean {
  const failure = write(1, content);
  if (failure === null) return true;
  if (failure.code === "EPIPE" || failure.code === "EBADF") return false;
  throw new HumanError(
    `cannot write to standard output: ${describeWriteFailure(failure)}. What stands there is not whole.`,
    3,
    { cause: failure },
  );
}

/** Says something to a person; a terminal that takes nothing (frozen, or read by nobody) holds us up for a moment alone. */
function tell(text: string): void {
  const terminal = isatty(2) ? reopenWithoutBlocking(2) : null;
  if (terminal?.own !== true) {
    write(2, text);
    return;
  }
  write(terminal.descriptor, text, terminalPatienceMs);
  closeSync(terminal.descriptor);
}

/** Writes at once, also where the other side is slow; returns what kept it from writing all, or null. */
function write(
  descriptor: number,
  content: string | Uint8Array,
  patienceMs = Infinity,
): NodeJS.ErrnoException | null {
  let waitedMs = 0;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      if (failure.code !== "EAGAIN" || waitedMs >= patienceMs) return failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      waitedMs += pauseMs;
    }
  }
  return null;
}
