import { join } from "node:path";
import { bundlePaths } from "../../bundle/layout";
import {
  bundleLog,
  fileSize,
  LogOrder,
  parseIndexLine,
  readLog,
  type IndexPlace,
  type LogStream,
} from "../logOrder";
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
  return cutBefore(bundle, { position: from + skipped, told: from === 0 ? { out: 0, err: 0 } : told });
}

/** Where the last bytes begin, in the order in which both streams wrote. */
function cutBefore(bundle: string, index: IndexPlace): OrderStart {
  let left = sizeOf(bundle, "out") - index.told.out + sizeOf(bundle, "err") - index.told.err - logTailBytes;
  let cut: OrderStart = { index, streams: index.told };
  const order = new LogOrder(bundle, ["out", "err"], index.told, index);
  for (const { stream, start, end, place } of order.ranges()) {
    if (left <= 0) break;
    cut = { index: place, streams: { ...cut.streams, [stream]: Math.min(end, start + left) } };
    left -= end - start;
  }
  return cut;
}

function sizeOf(bundle: string, stream: LogStream): number {
  return fileSize(bundleLog(bundle, stream));
}
