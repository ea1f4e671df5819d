import { closeSync, fstatSync, openSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { discard, writeAll } from "../../bundle/atomicWrite";

let serial = 0;

/** A file that is written piece by piece beside the one that it replaces in the end. */
export class AtomicFile {
  private readonly temporary: string;
  private descriptor: number | null;

  /** @throws the error of the file system, here and from {@link write} and {@link commit}. */
  constructor(private readonly path: string) {
    serial += 1;
    this.temporary = join(dirname(path), `.${process.pid}-${serial}-index.tmp`);
    this.descriptor = openSync(this.temporary, "wx", 0o644);
  }

  write(bytes: Uint8Array): void {
    if (this.descriptor !== null) writeAll(this.descriptor, bytes);
  }

  /** Replaces the file. @returns what tells it from others. */
  commit(): { readonly ino: number; readonly size: number } {
    const { ino, size } = fstatSync(this.descriptor ?? -1);
    this.close();
    renameSync(this.temporary, this.path);
    return { ino, size };
  }

  /** Leaves nothing behind that was not committed. */
  dispose(): void {
    this.close();
    discard(this.temporary);
  }

  private close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}
