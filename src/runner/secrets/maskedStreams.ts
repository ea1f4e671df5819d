import type { PatternSet } from "../../core/secrets/patternSet";
import { StreamMask } from "../../core/secrets/streamMask";
import type { StreamName } from "../logIndex";

/** The two streams of a script without the secrets of its run. */
export class MaskedStreams {
  private readonly masks: Readonly<Record<StreamName, StreamMask>>;

  constructor(patterns: PatternSet) {
    this.masks = { out: new StreamMask(patterns), err: new StreamMask(patterns) };
  }

  /** What may be shown now; in the same memory where there is nothing to hide. */
  push(stream: StreamName, bytes: Buffer): Buffer {
    return asBuffer(this.masks[stream].push(bytes));
  }

  /** What was held back, since nothing more comes. */
  end(stream: StreamName): Buffer {
    return asBuffer(this.masks[stream].end());
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
