import { crc32 } from "node:zlib";
import { isJsonObject } from "../../core/json";
import type { JournalClaim } from "./journalClaim";

/** Another format is not read: what it holds is read from the bundles again. */
const format = 2;

/**
 * Lines that were written at once, behind a line of JSON that tells the version of the format, their bytes, checksum and
 * how far the journal was followed. The file only grows by whole blocks: each sound beginning of it is an earlier state.
 */
export interface IndexBlock {
  readonly claim: JournalClaim;
  /** Whether its rows are older than those of the next such block, and in their order. */
  readonly sorted: boolean;
  /** Where its lines begin and end in the file, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** A block as bytes. @param lines without newlines. */
export function encodeBlock(lines: readonly string[], claim: JournalClaim, sorted: boolean): Buffer {
  const body = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  const header = { executionsIndex: format, bytes: body.length, crc32: crc32(body), ...claim, sorted };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** The blocks of a file up to the first that is torn, damaged or of another version. */
export function readBlocks(file: Buffer): {
  readonly blocks: readonly IndexBlock[];
  readonly whole: boolean;
} {
  const blocks: IndexBlock[] = [];
  let position = 0;
  while (position < file.length) {
    const block = blockAt(file, position);
    if (block === null) return { blocks, whole: false };
    blocks.push(block);
    position = block.end;
  }
  return { blocks, whole: true };
}

function blockAt(file: Buffer, position: number): IndexBlock | null {
  const newline = file.indexOf(10, position);
  if (newline < 0 || newline - position > maximumHeader) return null;
  const header = parseHeader(file.toString("latin1", position, newline));
  if (header === null) return null;
  const start = newline + 1;
  const end = start + header.bytes;
  if (end > file.length || crc32(file.subarray(start, end)) !== header.crc32) return null;
  return { claim: header.claim, sorted: header.sorted, start, end };
}

const maximumHeader = 1000;

interface Header extends Pick<IndexBlock, "claim" | "sorted"> {
  readonly bytes: number;
  readonly crc32: number;
}

function parseHeader(line: string): Header | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isJsonObject(value) || value["executionsIndex"] !== format) return null;
  const { bytes, crc32: sum, journal, position, sorted } = value;
  if (!isCount(bytes) || !isCount(sum) || !isCount(journal) || !isCount(position)) return null;
  return { bytes, crc32: sum, claim: { journal, position }, sorted: sorted === true };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
