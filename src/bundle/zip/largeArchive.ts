import { once } from "node:events";
import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { ZipFile } from "yazl";
import { isCompressible } from "./isCompressible";
import { PendingEntries } from "./pendingEntries";
import { type ArchiveSink, compressionLevel, handOn } from "./writeArchive";
import { readEntry, readWholeEntry, type ZipEntry } from "./zipEntries";

/** Up to this size a file is handed over whole: the five streams that one in pieces goes through take longer than its bytes. */
const wholeBytes = 64 * 1024;
/** A deflater takes 256 KB and a quarter of a millisecond: of a file that takes one block of the disk it saves nothing. */
const blockBytes = 4096;
/** So many entries may wait for their turn, and be compressed beside each other: with their deflaters 10 MB at most. */
const maximumPending = 32;

/** Makes an archive of any size and of any number of entries by yazl, which writes zip64 where it is needed. */
export async function largeArchive(entries: readonly ZipEntry[], sink: ArchiveSink): Promise<void> {
  const zip = new ZipFile();
  const archive = new LargeArchive(zip, sink);
  const handedOn = handOn(zip.outputStream, sink.take);
  // What ends the reading ends the adding too.
  const added = archive.add(entries);
  try {
    await Promise.race([handedOn, added.then(() => handedOn)]);
  } finally {
    archive.close();
    await added.catch(() => undefined);
  }
}

class LargeArchive {
  private readonly pending: PendingEntries;
  private current: Readable | null = null;
  private readonly closed = new AbortController();

  constructor(
    private readonly zip: ZipFile,
    private readonly sink: ArchiveSink,
  ) {
    this.pending = new PendingEntries(zip);
    zip.on("error", this.fail);
  }

  async add(entries: readonly ZipEntry[]): Promise<void> {
    for (const [index, entry] of entries.entries()) {
      await this.addEntry(entry);
      // Others have their turn now and then.
      if (index % maximumPending === 0) await turn();
      while (this.pending.count() > maximumPending) await this.written();
      this.closed.signal.throwIfAborted();
    }
    this.pending.giveBack();
    this.zip.end();
  }

  close(): void {
    this.closed.abort();
    this.current?.destroy();
  }

  private async addEntry(entry: ZipEntry): Promise<void> {
    const { name, path, size, modified: mtime } = entry;
    const { onBytes } = this.sink;
    if (path === null) this.zip.addEmptyDirectory(name, { mtime });
    else if (size <= wholeBytes) {
      const level = size > blockBytes ? compressionLevel : 0;
      this.zip.addBuffer(readWholeEntry(entry, onBytes), name, { mtime, compressionLevel: level });
    } else {
      const level = (await isCompressible(path, size)) ? compressionLevel : 0;
      this.zip.addReadStreamLazy(name, { mtime, compressionLevel: level }, (use) => {
        this.current = Readable.from(readEntry(entry, onBytes));
        this.current.on("error", this.fail);
        use(null, this.current);
      });
    }
  }

  /** Once something more was handed on, and yazl has taken note of it. */
  private async written(): Promise<void> {
    await once(this.zip.outputStream, "data", { signal: this.closed.signal });
    await turn();
  }

  private readonly fail = (error: Error): void => {
    this.zip.outputStream.emit("error", error);
  };
}
