import { ZipFile } from "yazl";
import { type ArchiveSink, handOn } from "./writeArchive";
import { type ZipEntry, readWholeEntry } from "./zipEntries";

/** Makes an archive of few small entries by yazl, stored as they are. */
export async function smallArchive(
  entries: readonly ZipEntry[],
  { take, onBytes }: ArchiveSink,
): Promise<void> {
  const zip = new ZipFile();
  for (const entry of entries) {
    const options = { mtime: entry.modified };
    if (entry.path === null) zip.addEmptyDirectory(entry.name, options);
    else zip.addBuffer(readWholeEntry(entry, onBytes), entry.name, { ...options, compress: false });
  }
  zip.end();
  await handOn(zip.outputStream, take);
}
