import { join } from "node:path";
import { bundlePaths } from "../../bundle/layout";
import { bundleLog, fileSize, LogOrder, parseIndexLine, readLog, type LogStream } from "../logOrder";
import type { OrderStart } from "./lineIndex";

/** So much of the end of `logs.ndjson`, and of each log, is looked at. */
const indexTailBytes = 64 * 1024;
const logTailBytes = 256 * 1024;

/**
 * A place shortly before the end of both logs, found without reading what stands before.
 * @param bundle absolute.
 */
export function tailStart(bundle: string): OrderStart {
  const index = join(bundle, bundlePaths.logIndex);
  const end = fileSize(index);
  const from = Math.max(0, end - indexTailBytes);
  const text = Buffer.from(readLog(index, from, end)).toString("latin1");
  // Of a line that began before, nothing is known.
  const skipped = from === 0 ? 0 : text.indexOf("\n") + 1;
  const told = { out: sizeOf(bundle, "out"), err: sizeOf(bundle, "err") };
  for (const line of text.slice(skipped).split("\n")) {
    const parsed = parseIndexLine(line);
    if (parsed !== null) told[parsed.stream] = Math.max(0, told[parsed.stream] - parsed.bytes);
  }
  const place = { position: from + skipped, told: from === 0 ? { out: 0, err: 0 } : told };
  return { index: place, streams: cutBefore(bundle, { index: place, streams: place.told }) };
}

/** Where the last bytes begin, in the order in which both streams wrote. */
function cutBefore(bundle: string, { index, streams }: OrderStart): OrderStart["streams"] {
  let left = sizeOf(bundle, "out") - streams.out + sizeOf(bundle, "err") - streams.err - logTailBytes;
  const cut = { ...streams };
  for (const { stream, start, end } of new LogOrder(bundle, ["out", "err"], streams, index).ranges()) {
    if (left <= 0) break;
    cut[stream] = Math.min(end, start + left);
    left -= end - start;
  }
  return cut;
}

function sizeOf(bundle: string, stream: LogStream): number {
  return fileSize(bundleLog(bundle, stream));
}
