import { join } from "node:path";
import { bundlePaths } from "../../bundle/layout";
import type {
  LogChunk,
  LogFrom,
  LogPiece,
  LogPosition,
  LogStream,
} from "../../shared/details/detailsMessages";
import { GrowingLines } from "./growingLines";
import { LogSegments, type LogSegment } from "./logSegments";
import { modifiedAt, readRange, sizeOf } from "./readRange";

const waitForTimeMs = 1000;
/** About one screenful many times over, and still small enough to be shown at once. */
const chunkBytes = 256 * 1024;

/** Reads the two logs of one bundle in bounded chunks, in the order in which they were written. */
export class LogReader {
  private readonly index: GrowingLines;
  private readonly segments = new LogSegments();
  private readonly paths: Readonly<Record<LogStream, string>>;

  /** @param bundle the bundle's folder, absolute. */
  constructor(bundle: string) {
    this.index = new GrowingLines(join(bundle, bundlePaths.logIndex));
    this.paths = { out: join(bundle, bundlePaths.stdout), err: join(bundle, bundlePaths.stderr) };
  }

  sizes(): LogPosition {
    return { out: sizeOf(this.paths.out), err: sizeOf(this.paths.err) };
  }

  /** The next chunk in the direction of `from`: whole lines at its older end, whole characters at its newer one. */
  read(streams: readonly LogStream[], from: LogFrom): LogChunk {
    this.readIndex();
    const sizes = this.sizes();
    const shown = this.settled(sizes);
    const all = this.segments.list(streams, shown);
    const taken = from.kind === "after" ? forward(all, from.position) : backward(all, limitOf(from, shown));
    const anchor = from.kind === "after" ? from.position : limitOf(from, shown);
    const loaded = this.load(taken, from.kind !== "after");
    const pieces = from.kind === "before" ? loaded : withoutPartOfCharacter(loaded, this.paths);
    return {
      pieces: pieces.map(({ stream, at, text }) => ({ stream, at, text })),
      start: boundOf(pieces, anchor, "start"),
      end: boundOf(pieces, anchor, "end"),
      sizes,
    };
  }

  /**
   * The runner writes a log before it tells the time: what came just now waits for its time. What nobody tells of
   * any more (the runner is gone) is shown without one.
   */
  private settled(sizes: LogPosition): LogPosition {
    const told = this.segments.told();
    const now = Date.now();
    const bound = (stream: LogStream): number =>
      told !== null && told[stream] < sizes[stream] && now - modifiedAt(this.paths[stream]) < waitForTimeMs
        ? told[stream]
        : sizes[stream];
    return { out: bound("out"), err: bound("err") };
  }

  private readIndex(): void {
    const { lines, restarted } = this.index.read();
    if (restarted) this.segments.clear();
    this.segments.add(lines);
  }

  private load(taken: readonly LogSegment[], startsAtLine: boolean): LoadedPiece[] {
    const isFirst = { out: startsAtLine, err: startsAtLine };
    const decoders = { out: new TextDecoder(), err: new TextDecoder() };
    const pieces: LoadedPiece[] = [];
    for (const { stream, at, start, end } of taken) {
      const bytes = readRange(this.paths[stream], start, end);
      const skipped = isFirst[stream] && start > 0 ? this.lineStart(stream, start, bytes) : 0;
      isFirst[stream] = false;
      const body = bytes.subarray(skipped);
      const text = decoders[stream].decode(body, { stream: true });
      pieces.push({ stream, at, text, start: start + skipped, end: start + bytes.length });
    }
    return pieces;
  }

  /** How many bytes belong to a line that began before; none where a line begins here, or the piece is one long line. */
  private lineStart(stream: LogStream, start: number, bytes: Buffer): number {
    if (readRange(this.paths[stream], start - 1, start)[0] === 10) return 0;
    const newline = bytes.indexOf(10);
    return newline < 0 || newline === bytes.length - 1 ? 0 : newline + 1;
  }
}

interface LoadedPiece extends LogPiece {
  readonly start: number;
  readonly end: number;
}

function limitOf(from: Exclude<LogFrom, { kind: "after" }>, sizes: LogPosition): LogPosition {
  return from.kind === "end" ? sizes : from.position;
}

function backward(all: readonly LogSegment[], limit: LogPosition): LogSegment[] {
  const taken: LogSegment[] = [];
  let left = chunkBytes;
  for (let index = all.length - 1; index >= 0 && left > 0; index -= 1) {
    const segment = all[index];
    if (segment === undefined) continue;
    const end = Math.min(segment.end, limit[segment.stream]);
    if (end <= segment.start) continue;
    const start = Math.max(segment.start, end - left);
    taken.unshift({ ...segment, start, end });
    left -= end - start;
  }
  return taken;
}

function forward(all: readonly LogSegment[], position: LogPosition): LogSegment[] {
  const taken: LogSegment[] = [];
  let left = chunkBytes;
  for (const segment of all) {
    const start = Math.max(segment.start, position[segment.stream]);
    if (start >= segment.end || left <= 0) continue;
    const end = Math.min(segment.end, start + left);
    taken.push({ ...segment, start, end });
    left -= end - start;
  }
  return taken;
}

function boundOf(pieces: readonly LoadedPiece[], anchor: LogPosition, side: "start" | "end"): LogPosition {
  const bound = (stream: LogStream): number => {
    const own = pieces.filter((piece) => piece.stream === stream);
    const piece = side === "start" ? own[0] : own.at(-1);
    return piece?.[side] ?? anchor[stream];
  };
  return { out: bound("out"), err: bound("err") };
}

/** A character that is only half written is left for the next chunk. */
function withoutPartOfCharacter(
  pieces: readonly LoadedPiece[],
  paths: Readonly<Record<LogStream, string>>,
): LoadedPiece[] {
  const lastOf = {
    out: pieces.findLast(({ stream }) => stream === "out"),
    err: pieces.findLast(({ stream }) => stream === "err"),
  };
  return pieces.map((piece) => {
    if (piece !== lastOf[piece.stream]) return piece;
    const tail = readRange(paths[piece.stream], Math.max(piece.start, piece.end - 3), piece.end);
    return { ...piece, end: piece.end - unfinishedBytes(tail) };
  });
}

/** How many bytes at the end begin a UTF-8 character that they do not end (RFC 3629). */
function unfinishedBytes(tail: Buffer): number {
  for (let back = 1; back <= tail.length; back += 1) {
    const byte = tail[tail.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
