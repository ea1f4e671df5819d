import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { openWithoutFollowing } from "../../bundle/openWithoutFollowing";
import { PatternMatcher } from "./patternMatcher";
import { PrintedScanner } from "./printedScanner";
import type { MetricWorkerData, MetricWorkerMessage } from "./workerMessages";

const pollMs = 200;
const pieceBytes = 256 * 1024;
/** What is read in one turn beside a running script: 5 MB/s, so that the script has the machine. */
const bytesPerTurn = 1024 * 1024;
/** What lies further behind is passed over, so that little is left to read at the end. */
const maximumBacklog = 8 * 1024 * 1024;
/** Of a flood so much is read in one turn: it takes the machine from the script, and most of it is passed over anyway. */
const bytesPerFloodTurn = 128 * 1024;

const { log, from, patterns } = workerData as MetricWorkerData;
const say = (message: MetricWorkerMessage): void => parentPort?.postMessage(message);
const matcher =
  patterns.length === 0 ? null : new PatternMatcher(patterns, (warning) => say({ type: "warning", warning }));
const scanner = new PrintedScanner(matcher);
const descriptor = openSync(log, openWithoutFollowing);
const piece = Buffer.allocUnsafe(pieceBytes);
let position = from;
let passedOver = 0;

/** @param kept bytes that are read where too much lies behind. */
function turn(limit: number, kept: number): void {
  const { size } = fstatSync(descriptor);
  if (size - position > maximumBacklog) {
    const skipped = size - position - kept;
    position += skipped;
    passedOver += skipped;
    scanner.skip();
  }
  for (let taken = 0; taken < limit;) {
    const length = readSync(descriptor, piece, 0, Math.min(pieceBytes, size - position), position);
    if (length <= 0) return;
    taken += length;
    position += length;
    const metrics = scanner.scan(piece.subarray(0, length));
    if (metrics.length > 0) say({ type: "metrics", metrics });
  }
}

const timer = setInterval(() => turn(bytesPerTurn, bytesPerFloodTurn), pollMs);
turn(bytesPerTurn, bytesPerFloodTurn);
parentPort?.on("message", () => {
  clearInterval(timer);
  turn(Infinity, bytesPerTurn);
  say({ type: "metrics", metrics: scanner.end() });
  say({ type: "done", passedOver });
  closeSync(descriptor);
  parentPort?.close();
});
