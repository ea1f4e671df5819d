import type { LogPart, LogStream } from "../store/logOrder";
import type { Console } from "./verb";

const newline = 10;

/** Writes logs as they are; with times each line begins with the time since the start and the stream. */
export class LogPrinter {
  /** The stream whose line has begun and not ended. */
  private open: LogStream | null = null;

  constructor(
    private readonly console: Console,
    private readonly withTimes: boolean,
  ) {}

  /** @returns false when nobody reads any more. */
  print(part: LogPart): boolean {
    return this.withTimes ? this.printLines(part) : this.console.write(part.bytes);
  }

  private printLines({ stream, at, bytes }: LogPart): boolean {
    const pieces: Uint8Array[] = [];
    if (this.open !== null && this.open !== stream) pieces.push(Buffer.from("\n"));
    const head = Buffer.from(`${elapsed(at)} ${stream}  `);
    let isInLine = this.open === stream;
    for (let start = 0; start < bytes.length;) {
      const found = bytes.indexOf(newline, start);
      const end = found < 0 ? bytes.length : found + 1;
      if (!isInLine) pieces.push(head);
      pieces.push(bytes.subarray(start, end));
      isInLine = found < 0;
      start = end;
    }
    this.open = isInLine ? stream : null;
    return this.console.write(Buffer.concat(pieces));
  }
}

/** `00:01:02.345`; as many blanks where the time was not recorded. */
function elapsed(ms: number | null): string {
  if (ms === null) return " ".repeat(12);
  const part = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, "0");
  const clock = [part(ms / 3_600_000, 2), part((ms / 60_000) % 60, 2), part((ms / 1000) % 60, 2)].join(":");
  return `${clock}.${part(ms % 1000, 3)}`;
}
