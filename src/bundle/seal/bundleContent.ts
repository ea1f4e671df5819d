import { join } from "node:path";
import { readJson, type ReadResult } from "../readJson";
import { hashFileInTurns, type ContentIdentity, type HashProgress } from "./hashFile";
import { walkFolder } from "./walkFolder";

/** What a bundle holds, wherever it lies: in its folder or in an archive. Paths are POSIX. */
export interface BundleContent {
  readonly files: ReadonlySet<string>;
  /** Symbolic links: path to the text of the target. */
  readonly links: ReadonlyMap<string, string>;
  /** A JSON file of the metadata; never through a link. */
  readJson(path: string): Promise<ReadResult>;
  /** @throws where the file cannot be read; the signal's reason when it was aborted. */
  hash(path: string, progress?: HashProgress): Promise<ContentIdentity>;
}

/** The content of a bundle's folder. @throws the error of the file system when it cannot be listed. */
export function folderContent(bundle: string): BundleContent {
  const { files, links } = walkFolder(bundle);
  const present = new Set(files);
  return {
    files: present,
    links,
    readJson: (path) =>
      Promise.resolve(
        present.has(path) ? readJson(join(bundle, path), "refuse") : { ok: false, reason: "missing" },
      ),
    hash: (path, progress) => hashFileInTurns(join(bundle, path), progress),
  };
}
