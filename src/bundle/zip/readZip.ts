import { fromRandomAccessReaderPromise, getFileNameLowLevel, type Entry, type ZipFile } from "yauzl";
import { HumanError, messageOf, wrongUse } from "../../core/humanError";
import { entryNameProblem } from "./entryName";
import { NameRegister } from "./nameRegister";
import { entryBytes, type ZipPlace } from "./entryBytes";
import { defaultZipLimits, sizeProblem, type ZipLimits } from "./zipLimits";
import { ZipReader } from "./zipReader";

/** An archive whose list of entries was checked whole. */
export interface ZipArchive {
  /** Of the file, in bytes. */
  readonly size: number;
  /** Path to inflated size and CRC-32, as the archive declares them. */
  readonly files: ReadonlyMap<string, { readonly size: number; readonly crc32: number }>;
  readonly folders: readonly string[];
  /** The bytes of a file of `files`; fails when they are more or fewer than declared. */
  open(path: string): AsyncIterable<Buffer>;
  close(): void;
}

interface Listed {
  readonly files: Map<string, ZipPlace>;
  readonly folders: string[];
}

const unixSystem = 3;
const macSystem = 19;
const typeMask = 0o170000;
const linkType = 0o120000;
const fileType = 0o100000;
const folderType = 0o040000;

/**
 * Opens an archive from outside and checks all its entries; nothing is inflated yet. Names are refused, never repaired.
 * @throws {HumanError} that names the entry and why: no archive, cut off, a path that leaves the target, a link, a name
 * twice, encryption, or more than the limits allow.
 */
export async function openZip(path: string, limits: ZipLimits = defaultZipLimits): Promise<ZipArchive> {
  const reader = openReader(path);
  let zip: ZipFile;
  try {
    zip = await fromRandomAccessReaderPromise(reader, reader.size, {
      autoClose: false,
      decodeStrings: false,
    });
  } catch (error) {
    reader.close(() => undefined);
    throw damaged(path, messageOf(error));
  }
  try {
    const { files, folders } = await listEntries(path, zip, reader, limits);
    const open = (name: string): AsyncIterable<Buffer> => {
      const place = files.get(name);
      if (place === undefined) throw new Error(`${name} is not in ${path}`);
      return entryBytes(zip, reader, place);
    };
    return { size: reader.size, files, folders, open, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof HumanError ? error : damaged(path, messageOf(error));
  }
}

function openReader(path: string): ZipReader {
  try {
    return new ZipReader(path);
  } catch (error) {
    throw wrongUse(`${path} cannot be read: ${messageOf(error)}.`);
  }
}

function damaged(path: string, reason: string): HumanError {
  return wrongUse(`${path} is not a zip archive, or it is cut off or damaged (${reason}). Get it again.`);
}

async function listEntries(
  path: string,
  zip: ZipFile,
  reader: ZipReader,
  limits: ZipLimits,
): Promise<Listed> {
  const listed: Listed = { files: new Map(), folders: [] };
  const names = new NameRegister(process.platform);
  let bytes = 0;
  checkLimits(path, zip.entryCount, bytes, reader.size, limits);
  for await (const entry of zip.eachEntry()) {
    const stored = getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      true,
    );
    const isFolder = stored.endsWith("/");
    const name = stored.replace(/^(\.\/)+/, "").replace(/\/$/, "");
    if (name === "" && isFolder) continue;
    const problem = entryNameProblem(name) ?? kindProblem(entry, isFolder) ?? names.add(name, isFolder);
    if (problem !== null)
      throw wrongUse(
        `${path} is refused, nothing was written: ${JSON.stringify(stored)} is refused because ${problem}.`,
      );
    bytes += entry.uncompressedSize;
    checkLimits(path, zip.entriesRead, bytes, reader.size, limits);
    keep(listed, name, isFolder, entry);
  }
  // Written without zip64, 70,000 entries are counted as 4,464: the rest would be lost without a word.
  if (reader.startsEntry(Number(zip.readEntryCursor)))
    throw damaged(path, "it holds more entries than it says");
  return listed;
}

function checkLimits(
  path: string,
  entries: number,
  bytes: number,
  archiveBytes: number,
  limits: ZipLimits,
): void {
  const problem =
    entries > limits.maximumEntries
      ? `it holds more than ${limits.maximumEntries} entries`
      : sizeProblem(bytes, archiveBytes, limits);
  if (problem !== null)
    throw wrongUse(
      `${path} is refused, nothing was written: ${problem}. If you trust it, allow large archives.`,
    );
}

function keep(listed: Listed, name: string, isFolder: boolean, entry: Entry): void {
  if (isFolder) {
    listed.folders.push(name);
    return;
  }
  // The entry itself is let go: an archive may hold 100,000 of them.
  listed.files.set(name, {
    size: entry.uncompressedSize,
    crc32: entry.crc32,
    headerStart: entry.relativeOffsetOfLocalHeader,
    storedSize: entry.compressedSize,
    method: entry.compressionMethod,
  });
}

function kindProblem(entry: Entry, isFolder: boolean): string | null {
  if (entry.isEncrypted()) return "it is encrypted";
  if (!entry.canDecodeFileData())
    return `its compression (method ${entry.compressionMethod}) is not supported`;
  const system = entry.versionMadeBy >> 8;
  const type =
    system === unixSystem || system === macSystem ? (entry.externalFileAttributes >>> 16) & typeMask : 0;
  if (type === linkType) return "it is a symbolic link";
  if (type !== 0 && type !== (isFolder ? folderType : fileType)) return "it is neither a file nor a folder";
  return null;
}
