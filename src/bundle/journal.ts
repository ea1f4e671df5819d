import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { isJsonObject } from "../core/json";

/** One line of `.cache/journal.ndjson`: something about this execution changed. */
export interface JournalEntry {
  readonly at: string;
  readonly id: string;
  /** The recorded state, "REMOVED" when the bundle is gone, "CHANGED" for anything else (annotations, metrics). */
  readonly change: string;
  /** The task that started it (`run` of the task definition), when there is one. */
  readonly run?: string;
}

/** Where the journal ends now: for who has read everything else. */
export function journalEnd(journal: string): number {
  return statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
}

export interface JournalPart {
  readonly entries: readonly JournalEntry[];
  /** Where to go on from. */
  readonly position: number;
}

/**
 * The whole lines after `position`; from the start again when the journal was deleted or shortened meanwhile.
 * @param maximumBytes so much of it is read: there may be more, until the position stays the same.
 */
export function readJournalFrom(
  journal: string,
  position: number,
  maximumBytes = Number.MAX_SAFE_INTEGER,
): JournalPart {
  let descriptor: number;
  try {
    descriptor = openSync(journal, "r");
  } catch {
    return { entries: [], position: 0 };
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = size < position ? 0 : position;
    const bytes = Buffer.alloc(Math.min(size - start, maximumBytes));
    const length = readSync(descriptor, bytes, 0, bytes.length, start);
    const end = bytes.subarray(0, length).lastIndexOf(10) + 1;
    // What has no end over so many bytes is no line of ours.
    if (end === 0 && length === maximumBytes) return { entries: [], position: start + length };
    const lines = bytes.toString("utf8", 0, end).split("\n");
    return { entries: lines.flatMap(entriesOf), position: start + end };
  } finally {
    closeSync(descriptor);
  }
}

/** A writer that was killed leaves a line without its end, and the next line stands behind it. */
function entriesOf(line: string): JournalEntry[] {
  const entry = parseEntry(line);
  if (entry !== null) return [entry];
  const behind = parseEntry(line.slice(line.lastIndexOf(begin)));
  return behind === null ? [] : [behind];
}

const begin = '{"at":';

function parseEntry(line: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!isJsonObject(value)) return null;
    const { at, id, change, run } = value;
    if (typeof at !== "string" || typeof id !== "string" || typeof change !== "string") return null;
    return { at, id, change, ...(typeof run === "string" ? { run } : {}) };
  } catch {
    return null;
  }
}
