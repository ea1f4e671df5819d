import { writeSync } from "node:fs";
import type { Console } from "./verb";

const defaultColumns = 100;

/** Our own standard streams. */
export function standardConsole(): Console {
  return {
    columns: process.stdout.columns || Number(process.env["COLUMNS"]) || defaultColumns,
    isTerminal: process.stdout.isTTY,
    print: (text) => void write(1, text.endsWith("\n") ? text : `${text}\n`),
    printJson: (value) => void write(1, `${JSON.stringify(value, null, 2)}\n`),
    write: (bytes) => write(1, bytes),
    say: (line) => void write(2, `${line}\n`),
    progress: (text) => {
      // ECMA-48: erase the line from its start.
      if (process.stderr.isTTY) write(2, `\r\u001b[K${text ?? ""}`);
    },
  };
}

/** Writes at once, also where the other side is slow; false: the reader has gone (`| head`), which is no failure. */
function write(descriptor: 1 | 2, content: string | Uint8Array): boolean {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else return false;
    }
  }
  return true;
}
