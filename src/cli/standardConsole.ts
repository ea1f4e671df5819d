import { closeSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { reopenWithoutBlocking } from "../runner/reopenTerminal";
import type { Console } from "./verb";

const defaultColumns = 100;
const pauseMs = 5;
const terminalPatienceMs = 500;

/** Our own standard streams. */
export function standardConsole(): Console {
  return {
    columns: process.stdout.columns || Number(process.env["COLUMNS"]) || defaultColumns,
    isTerminal: process.stdout.isTTY,
    print: (text) => void write(1, text.endsWith("\n") ? text : `${text}\n`),
    printJson: (value) => void write(1, `${JSON.stringify(value, null, 2)}\n`),
    write: (bytes) => write(1, bytes),
    say: (line) => tell(`${line}\n`),
    progress: (text) => {
      // ECMA-48: erase the line from its start.
      if (isatty(2)) tell(`\r\u001b[K${text ?? ""}`);
    },
  };
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

/** Writes at once, also where the other side is slow; false: the reader has gone (`| head`), which is no failure. */
function write(descriptor: number, content: string | Uint8Array, patienceMs = Infinity): boolean {
  let waitedMs = 0;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN" || waitedMs >= patienceMs) return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      waitedMs += pauseMs;
    }
  }
  return true;
}
