import { formatBytes } from "../core/format/bytes";
import type { DiskUse } from "../store/housekeeping/diskUse";
import type { Translate } from "../core/translate";

/** "1.2 GB", and what of it has other names elsewhere. */
export function diskUseText({ bytes, sharedBytes }: DiskUse, t: Translate): string {
  const size = formatBytes(bytes);
  return sharedBytes === 0 ? size : t("{0}, of which {1} in hard links", size, formatBytes(sharedBytes));
}
