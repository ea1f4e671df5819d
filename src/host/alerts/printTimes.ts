import { open, type FileHandle } from "node:fs/promises";

const blockBytes = 256 * 1024;

/**
 * When an execution printed, in their order, in ms since the epoch, a part of them at a time; others have their turn
 * between these. Nothing where that cannot be read.
 * @param path of `logs.ndjson`, absolute.
 * @param origin when its clock began, ms since the epoch.
 */
export async function* printTimes(path: string, origin: number): AsyncGenerator<readonly number[], void> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch {
    return;
  }
  try {
    const block = Buffer.alloc(blockBytes);
    let begun = "";
    for (;;) {
      const { bytesRead } = await file.read(block, 0, blockBytes, null);
      if (bytesRead === 0) return;
      const lines = (begun + block.toString("latin1", 0, bytesRead)).split("\n");
      begun = lines.pop() ?? "";
      yield lines.flatMap((line) => {
        const at = line.startsWith("[") ? parseInt(line.slice(1), 10) : NaN;
        return Number.isNaN(at) ? [] : [origin + at];
      });
    }
  } finally {
    await file.close();
  }
}
