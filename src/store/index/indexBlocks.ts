import { crc32 } from "node:zlib";
import { isJsonObject } from "../../core/json";
import { ValueWriter } from "./blockValues";
import { encodeRow, type IndexRow } from "./indexRow";
import type { JournalClaim } from "./journalClaim";

/** Another format is not read: what it holds is read from the bundles again. */
const format = 3;

/**
 * Lines that were written at once, behind a line of JSON that tells the version of the format, their bytes, checksum and
 * how far the journal was followed; the first of them holds what the rows have in common. The file only grows by whole
 * blocks: each sound beginning of it is an earlier state.
 */
export interface IndexBlock {
  readonly claim: JournalClaim;
  /** Whether its rows are older than those of the next such block, and in their order. */
  readonly sorted: boolean;
  /** How many rows it has. */
  readonly rows: number;
  /** Checksum of its lines, begun with that of its first line. */
  readonly crc32: number;
  readonly headerCrc32: number;
  /** Where its lines begin and end in the file, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** A block as bytes. @param rows by their ids; undefined: it is gone, or nothing is kept of it. */
export function encodeBlock(
  rows: Iterable<readonly [id: string, row: IndexRow | undefined]>,
  claim: JournalClaim,
  sorted: boolean,
): Buffer {
  const values = new ValueWriter();
  const lines = Array.from(rows, ([id, row]) =>
    row === undefined ? JSON.stringify([id]) : encodeRow(row, values),
  );
  const body = Buffer.from([values.line(), ...lines].map((line) => `${line}\n`).join(""));
  const header = JSON.stringify({
    executionsIndex: format,
    bytes: body.length,
    rows: lines.length,
    sorted,
    journal: claim.journal,
    position: claim.position,
  });
  const sum = crc32(body, crc32(header));
  return Buffer.concat([Buffer.from(`${header.slice(0, -1)}${sumField}${sum}}\n`), body]);
}

const sumField = ',"crc32":';

/** The longest line that is looked at for the beginning of a block, in bytes. */
export const maximumHeader = 1000;

/**
 * The block whose first line begins at a place; null where that is none, or one of another version. Its lines are not looked at.
 * @param bytes of the file, from `offset` on.
 */
export function blockAt(bytes: Buffer, position: number, offset = 0): IndexBlock | null {
  const newline = bytes.indexOf(10, position);
  if (newline < 0 || newline - position > maximumHeader) return null;
  const header = parseHeader(bytes.toString("latin1", position, newline));
  if (header === null) return null;
  const start = offset + newline + 1;
  const { bytes: length, ...facts } = header;
  return { ...facts, start, end: start + length };
}

/** Whether the lines of a block are as they were written. @param file its bytes from the beginning. */
export function isSound(file: Buffer, { start, end, headerCrc32, crc32: sum }: IndexBlock): boolean {
  return end <= file.length && crc32(file.subarray(start, end), headerCrc32) === sum;
}

interface Header extends Omit<IndexBlock, "start" | "end"> {
  readonly bytes: number;
}

function parseHeader(line: string): Header | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isJsonObject(value) || value["executionsIndex"] !== format) return null;
  const { bytes, crc32: sum, journal, position, sorted, rows } = value;
  if (!isCount(bytes) || !isCount(sum) || !isCount(journal) || !isCount(position) || !isCount(rows))
    return null;
  const headerCrc32 = crc32(`${line.slice(0, line.lastIndexOf(sumField))}}`);
  return { bytes, crc32: sum, headerCrc32, rows, claim: { journal, position }, sorted: sorted === true };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
