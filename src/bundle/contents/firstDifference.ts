import type { ContentSource } from "./contentSource";

/** The offset of the first byte in which two contents differ, however large they are; null where they are the same. */
export async function firstDifference(before: ContentSource, after: ContentSource): Promise<number | null> {
  const [old, now] = [new PieceReader(before), new PieceReader(after)];
  try {
    for (let at = 0; ;) {
      await Promise.all([old.fill(), now.fill()]);
      const common = Math.min(old.length, now.length);
      if (common === 0) return old.length === now.length ? null : at;
      const [one, other] = [old.take(common), now.take(common)];
      if (!one.equals(other)) return at + one.findIndex((byte, index) => byte !== other[index]);
      at += common;
    }
  } finally {
    await Promise.all([old.close(), now.close()]);
  }
}

/** Hands out bytes in lengths of one's choice. */
class PieceReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private piece: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(source: ContentSource) {
    this.pieces = source.open()[Symbol.asyncIterator]();
  }

  /** How many bytes are at hand; after {@link fill} none at the end alone. */
  get length(): number {
    return this.piece.length;
  }

  async fill(): Promise<void> {
    while (this.piece.length === 0 && !this.ended) {
      const next = await this.pieces.next();
      if (next.done === true) this.ended = true;
      else this.piece = next.value;
    }
  }

  take(bytes: number): Buffer {
    const taken = this.piece.subarray(0, bytes);
    this.piece = this.piece.subarray(bytes);
    return taken;
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }
}
