import type { Hash } from "node:crypto";
import { readSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { nodeCrypto } from "../bundle/nodeCrypto";

/** So far it stays behind: as much as is still in the system's memory when it is read back. */
const mostBehind = 1024 * 1024 * 1024;
const pieceBytes = 1024 * 1024;
/** What is read back while nothing else comes: it takes no longer than a pipe needs to fill. */
const idleBytes = 64 * 1024;
/** What is read back at a time once nothing more comes, for about 3 ms. */
const lastBytes = 4 * pieceBytes;

/**
 * The sha256 of what is appended to a file. It is taken as the bytes come; while they come without a pause it would hold up the
 * script that prints them, and is taken later by reading the file: in pauses, and at the end.
 */
export class LaggingHash {
  private begun: Hash | undefined;
  private taken = 0;
  private appended = 0;
  private piece: Buffer | null = null;
  private isUnreadable = false;
  /** Whether bytes came in the turn before, too. */
  private isBusy = false;
  private came = false;
  private immediate: NodeJS.Immediate | undefined;

  /** @param file descriptor that the bytes can be read from. */
  constructor(private readonly file: number) {}

  private get hash(): Hash {
    return (this.begun ??= nodeCrypto().createHash("sha256"));
  }

  /** Bytes that were appended and are not in the hash yet. */
  get behind(): number {
    return this.appended - this.taken;
  }

  /** Takes bytes that were appended to the file. */
  append(bytes: Uint8Array): void {
    const isLevel = this.behind === 0;
    this.appended += bytes.length;
    this.came = true;
    this.immediate ??= setImmediate(this.follow);
    if (isLevel && !this.isBusy) {
      this.hash.update(bytes);
      this.taken = this.appended;
    } else if (this.behind > mostBehind) this.readOn(bytes.length);
  }

  /** Takes all that is left, a part at a time. */
  async settle(): Promise<void> {
    this.stop();
    while (this.readOn(lastBytes)) await turn();
  }

  /** @returns null where not all of it could be read: the file was cut short, or cannot be read. */
  digest(): string | null {
    this.stop();
    return this.behind === 0 ? this.hash.digest("hex") : null;
  }

  /** At the end of each turn, until one passes in which nothing came and nothing is left. */
  private readonly follow = (): void => {
    this.isBusy = this.came;
    this.came = false;
    const goesOn = this.isBusy || this.readOn(idleBytes);
    this.immediate = goesOn ? setImmediate(this.follow) : undefined;
  };

  private stop(): void {
    clearImmediate(this.immediate);
    this.immediate = undefined;
  }

  /** Takes so many bytes out of the file. @returns whether there are more to be taken. */
  private readOn(bytes: number): boolean {
    this.piece ??= Buffer.allocUnsafe(pieceBytes);
    for (let left = Math.min(bytes, this.behind); left > 0 && !this.isUnreadable;) {
      const length = this.read(this.piece, Math.min(left, pieceBytes));
      this.hash.update(this.piece.subarray(0, length));
      this.taken += length;
      left -= length;
      this.isUnreadable = length === 0;
    }
    return this.behind > 0 && !this.isUnreadable;
  }

  private read(piece: Buffer, length: number): number {
    try {
      return readSync(this.file, piece, 0, length, this.taken);
    } catch {
      return 0;
    }
  }
}
