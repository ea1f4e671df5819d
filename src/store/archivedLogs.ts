import { bundlePaths } from "../bundle/layout";
import { openArchive } from "../bundle/archive/openArchive";
import { LineSearch, type LogHit } from "./lineSearch";
import { LogTexts } from "./logTexts";

type LogPath = typeof bundlePaths.stdout | typeof bundlePaths.stderr;

/**
 * Which of several texts stand in the logs of an archived execution, whatever their case; they are read piece by piece,
 * and nothing is unpacked.
 * @throws {HumanError} when the archive is damaged.
 */
export async function archivedLogsHold(
  archive: string,
  texts: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const wanted = new Set(texts);
  const found = new Set<string>();
  const { zip, close } = await openArchive(archive);
  try {
    for (const log of [bundlePaths.stdout, bundlePaths.stderr]) {
      const left = new LogTexts([...wanted].filter((text) => !found.has(text)));
      if (left.foundAll) break;
      if (!zip.files.has(log)) continue;
      for await (const piece of zip.open(log)) {
        left.take(piece);
        if (left.foundAll) break;
      }
      left.take(new Uint8Array());
      for (const text of left.found) found.add(text);
    }
  } finally {
    close();
  }
  return found;
}

/**
 * The lines of a log of an archived execution in which a pattern is found, as `searchLog` gives them of a file.
 * @throws {HumanError} when the archive is damaged.
 */
export async function* searchArchivedLog(
  archive: string,
  log: LogPath,
  pattern: RegExp,
): AsyncGenerator<LogHit> {
  const { zip, close } = await openArchive(archive);
  try {
    if (!zip.files.has(log)) return;
    const search = new LineSearch(pattern);
    for await (const piece of zip.open(log)) yield* search.take(piece);
    yield* search.end();
  } finally {
    close();
  }
}
