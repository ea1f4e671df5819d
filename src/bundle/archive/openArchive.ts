import { createHash, type Hash } from "node:crypto";
import { messageOf } from "../../core/humanError";
import { maximumJsonBytes, parseJsonText, type ReadResult } from "../readJson";
import { type BundleContent } from "../seal/bundleContent";
import { identityOf, type ContentIdentity, type HashProgress } from "../seal/hashFile";
import { openZip, type ZipArchive } from "../zip/readZip";
import { noZipLimits } from "../zip/zipLimits";

/** An archived bundle, read where it lies. */
export interface OpenArchive {
  readonly content: BundleContent;
  readonly zip: ZipArchive;
  close(): void;
}

/**
 * Opens an archived bundle; nothing is unpacked.
 * @throws {HumanError} when it is no archive, cut off, or holds what none of ours does.
 */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await openZip(path, noZipLimits);
  const content: BundleContent = {
    files: new Set(zip.files.keys()),
    links: new Map(),
    readJson: (name) => readZipJson(zip, name),
    hash: (name, progress) => hashEntry(zip, name, progress),
  };
  return { content, zip, close: () => zip.close() };
}

async function readZipJson(zip: ZipArchive, name: string): Promise<ReadResult> {
  const file = zip.files.get(name);
  if (file === undefined) return { ok: false, reason: "missing" };
  if (file.size > maximumJsonBytes)
    return { ok: false, reason: `larger than ${maximumJsonBytes / 1024 / 1024} MB` };
  try {
    const pieces: Buffer[] = [];
    for await (const piece of zip.open(name)) pieces.push(piece);
    return parseJsonText(Buffer.concat(pieces).toString("utf8"));
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}

async function hashEntry(
  zip: ZipArchive,
  name: string,
  progress: HashProgress = {},
): Promise<ContentIdentity> {
  let first: Buffer | null = null;
  let hash: Hash | null = null;
  let size = 0;
  for await (const piece of zip.open(name)) {
    progress.signal?.throwIfAborted();
    // Most files come in one piece.
    if (first === null) first = piece;
    else hash = (hash ?? createHash("sha256").update(first)).update(piece);
    size += piece.length;
    progress.onBytes?.(piece.length);
  }
  return hash === null ? identityOf(first ?? Buffer.alloc(0)) : { sha256: hash.digest("hex"), size };
}
