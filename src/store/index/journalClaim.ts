import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { readJournalFrom, type JournalEntry } from "../../bundle/journal";

/** Up to where the journal was followed when something was written. */
export interface JournalClaim {
  /** Tells one journal from another that was begun in its place; 0: there was none. */
  readonly journal: number;
  /** In bytes. */
  readonly position: number;
}

/** The journal as it is now: which one, and how far it goes. */
export function journalNow(journal: string): JournalClaim {
  try {
    const descriptor = openSync(journal, "r");
    try {
      const bytes = Buffer.alloc(beginning);
      const length = readSync(descriptor, bytes, 0, beginning, 0);
      const end = bytes.subarray(0, length).indexOf(newline);
      // A first line that is not whole yet tells nothing; a longer one is told by its beginning.
      if (end < 0 && length < beginning) return noJournal;
      const first = bytes.subarray(0, end < 0 ? length : end);
      return { journal: crc32(first) || 1, position: fstatSync(descriptor).size };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return noJournal;
  }
}

/** Begins a journal where there is none, so that it can tell what happens from now on. @returns its beginning. */
export function beginJournal(journal: string): JournalClaim {
  try {
    mkdirSync(dirname(journal), { recursive: true });
    appendFileSync(journal, `${JSON.stringify({ begun: new Date().toISOString() })}\n`);
  } catch {
    return noJournal;
  }
  return { journal: journalNow(journal).journal, position: 0 };
}

/** Some of what a journal tells, and up to where it was followed with it. */
interface JournalPart {
  readonly entries: readonly JournalEntry[];
  readonly claim: JournalClaim;
  /** Whether there is nothing more: then it has no entries. */
  readonly isEnd: boolean;
}

/** The next part of what a journal tells since a claim on it. */
export function journalAfter(journal: string, since: JournalClaim): JournalPart {
  const { entries, position } = readJournalFrom(journal, since.position, journalBytes);
  return { entries, claim: { ...since, position }, isEnd: position === since.position };
}

/** So much of the journal is read at once, in bytes. */
const journalBytes = 64 * 1024;

export const noJournal: JournalClaim = { journal: 0, position: 0 };
const beginning = 1024;
const newline = 10;

/** Whether the journal still tells all that happened since. */
export function isContinued(claim: JournalClaim, now: JournalClaim): boolean {
  return claim.journal !== 0 && claim.journal === now.journal && claim.position <= now.position;
}
