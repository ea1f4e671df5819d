import { writeFileSync } from "node:fs";
import { discard } from "../bundle/atomicWrite";

/** Holds provenance, record, manifest and signature of an ordinary run. */
const reservedBytes = 64 * 1024;

/** Space that a run sets aside while there is some, so that a disk which its script fills still takes its end. */
export class EndReserve {
  /** @param path of a file that stands for the space, absolute; on a disk that is full already there is none. */
  constructor(private readonly path: string) {
    try {
      // Zeros would take no space where the file system compresses.
      writeFileSync(path, noise(), { mode: 0o600 });
    } catch {
      discard(path);
    }
  }

  /** Gives the space back to who writes next; further calls do nothing. */
  release(): void {
    discard(this.path);
  }
}

function noise(): Float64Array {
  return Float64Array.from({ length: reservedBytes / Float64Array.BYTES_PER_ELEMENT }, Math.random);
}
