import { closeSync, openSync, readSync } from "node:fs";
import { isJsonObject, type JsonObject } from "../core/json";
import { maximumJsonBytes } from "../bundle/readJson";

const pieceBytes = 1024 * 1024;
const newline = 0x0a;

/** What a line of JSON holds, and how long it is with its end, in bytes. */
export interface JsonLine {
  readonly object: JsonObject;
  readonly bytes: number;
}

/**
 * The objects of a file of JSON lines, however long the file is. A line that holds none, or that is larger than any of ours,
 * is passed over; a missing file has none, and of one that can no longer be read they end there.
 */
export function* readLines(path: string): Generator<JsonLine, void> {
  for (const line of linesOf(path)) {
    const object = parsedLine(line);
    if (object !== null) yield { object, bytes: line.length + 1 };
  }
}

/** The lines of such a file as they stand in it, without their ends. */
export function* linesOf(path: string): Generator<Buffer, void> {
  const line = new OpenLine();
  for (const piece of piecesOf(path)) {
    let from = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, from)) {
      yield line.endWith(piece.subarray(from, end));
      from = end + 1;
    }
    line.add(piece.subarray(from));
  }
  yield line.endWith(Buffer.alloc(0));
}

/** The line whose end was not read yet. */
class OpenLine {
  private parts: Buffer[] = [];
  private length = 0;

  add(part: Buffer): void {
    this.length += part.length;
    // The rest of it is not held.
    if (this.length > maximumJsonBytes) this.parts = [];
    else this.parts.push(Buffer.from(part));
  }

  /** The whole line; empty where it is too large. */
  endWith(part: Buffer): Buffer {
    const isTooLarge = this.length + part.length > maximumJsonBytes;
    const line = Buffer.concat(isTooLarge ? [] : [...this.parts, part]);
    this.parts = [];
    this.length = 0;
    return line;
  }
}

function* piecesOf(path: string): Generator<Buffer, void> {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return;
  }
  try {
    const buffer = Buffer.alloc(pieceBytes);
    for (let read = readOf(descriptor, buffer); read > 0; read = readOf(descriptor, buffer))
      yield buffer.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

function readOf(descriptor: number, buffer: Buffer): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, null);
  } catch {
    return 0;
  }
}

/** What a line holds; null: no object. */
export function parsedLine(line: Buffer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line.toString());
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
