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
  const opened = await openArchive(archive);
  const { zip } = opened;
  try {
    for (const log of [bundlePaths.stdout, bundlePaths.stderr]) {
      const left = new LogTexts([...wanted].filter((text) => !found.has(text)));
      if (left.foundAll) break;
      if (!zip.files.has(log)) continue;
      await takeAll(zip.open(log), left);
      for (const text of left.found) found.add(text);
    }
  } finally {
    opened.close();
  }
  return found;
}

async function takeAll(pieces: AsyncIterable<Buffer>, texts: LogTexts): Promise<void> {
  for await (const piece of pieces) {
    texts.take(piece);
    if (texts.foundAll) return;
  }
  texts.take(new Uint8Array());
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
  const opened = await openArchive(archive);
  const { zip } = opened;
  try {
    if (!zip.files.has(log)) return;
    const search = new LineSearch(pattern);
    for await (const piece of zip.open(log)) yield* search.take(piece);
    yield* search.end();
  } finally {
    opened.close();
  }
}
