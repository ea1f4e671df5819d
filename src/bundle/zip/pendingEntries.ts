import { type ZipFile } from "yazl";

/** What yazl keeps of an entry, as far as it matters here. */
interface YazlEntry {
  /** The last of its states says that the entry stands in the archive. */
  readonly state: number;
  /** Holds the file's bytes. */
  doFileDataPump: unknown;
}

const isInArchive = 3;

/**
 * The entries of an archive that yazl has not written yet. It keeps all in one list, goes through it from the first for
 * each step of each, and holds the bytes of those that were handed over whole until the archive is done: of 50,000 that
 * is a minute and hundreds of megabytes. So those that are written are set aside, without their bytes, until the list at
 * the end of the archive is made of them.
 */
export class PendingEntries {
  private readonly zip: { entries: YazlEntry[] };
  private readonly written: YazlEntry[] = [];

  constructor(zip: ZipFile) {
    this.zip = zip as unknown as { entries: YazlEntry[] };
  }

  /** How many are not written yet. */
  count(): number {
    const { entries } = this.zip;
    let done = 0;
    for (; entries[done]?.state === isInArchive; done += 1);
    for (const entry of entries.splice(0, done)) {
      entry.doFileDataPump = null;
      this.written.push(entry);
    }
    return entries.length;
  }

  /** Gives yazl all entries in their order, to be called before the archive is ended. */
  giveBack(): void {
    this.zip.entries = this.written.concat(this.zip.entries);
  }
}
