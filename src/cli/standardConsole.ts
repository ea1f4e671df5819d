import { writeSync } from "node:fs";
import type { Console } from "./verb";

const defaultColumns = 100;

/** Our own standard streams. */
export function standardConsole(): Console {
  return {
    columns: process.stdout.columns ?? defaultColumns,
    isTerminal: process.stdout.isTTY,
    print: (text) => write(1, text.endsWith("\n") ? text : `${text}\n`),
    printJson: (value) => write(1, `${JSON.stringify(value, null, 2)}\n`),
    say: (line) => write(2, `${line}\n`),
  };
}

/** Writes at once, also where the other side is slow; a reader that has gone (`| head`) is no failure. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else return;
    }
  }
}
