import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { JournalEntry } from "./journal";

/** Appends one short line by O_APPEND, so that many writers do not break each other's lines. */
function appendToJournal(journal: string, entry: JournalEntry): void {
  mkdirSync(dirname(journal), { recursive: true });
  appendFileSync(journal, `${JSON.stringify(entry)}\n`);
}

/** The same where nobody is to be troubled by a failure: the journal is a cache, readers list the folder of bundles by themselves. */
export function tellJournal(journal: string, entry: JournalEntry): void {
  try {
    appendToJournal(journal, entry);
  } catch {
    // A full disk or a folder that may not be written to.
  }
}
