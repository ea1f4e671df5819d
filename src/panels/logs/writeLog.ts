import { refuseInsideBundle } from "../../bundle/enclosingBundle";
import { workspaceLayout } from "../../bundle/layout";
import { exportFile } from "../../host/exportFile";
import type { ExecutionTarget } from "../../shared/executionTarget";
import { bundleLog, fileSize, LogOrder, type LogStream } from "../../store/logOrder";

/** Lines come in small pieces; so much of them is written at once. */
const atOnceBytes = 256 * 1024;

/** What is written of a log, and where. */
export interface WrittenLog {
  readonly target: ExecutionTarget;
  /** Where it is read, absolute. */
  readonly bundle: string;
  readonly streams: readonly LogStream[];
  /** A file outside of all executions, absolute. */
  readonly to: string;
}

/**
 * Writes what was printed into a file, byte by byte as it came, both streams in their order.
 * @param tell told the part done, 0 to 1.
 * @throws {HumanError} when it cannot be written, or would lie in an execution; the signal's reason when it was aborted.
 * Nothing half-made is left.
 */
export async function writeLog(
  { target, bundle, streams, to }: WrittenLog,
  signal: AbortSignal,
  tell: (part: number) => void,
): Promise<void> {
  refuseInsideBundle(workspaceLayout(target.workspace), to);
  const pieces = piecesOf(new LogOrder(bundle, streams), totalOf(bundle, streams), tell);
  await exportFile(to, pieces, signal, `The log of ${target.id}`);
}

function* piecesOf(log: LogOrder, total: number, tell: (part: number) => void): Generator<Uint8Array> {
  let written = 0;
  let together: Buffer[] = [];
  let size = 0;
  for (const { bytes } of log.read()) {
    // The bytes are valid until the next are read.
    together.push(Buffer.from(bytes));
    size += bytes.length;
    if (size < atOnceBytes) continue;
    yield Buffer.concat(together);
    written += size;
    [together, size] = [[], 0];
    tell(written / total);
  }
  yield Buffer.concat(together);
}

function totalOf(bundle: string, streams: readonly LogStream[]): number {
  return streams.reduce((sum, stream) => sum + fileSize(bundleLog(bundle, stream)), 0);
}
